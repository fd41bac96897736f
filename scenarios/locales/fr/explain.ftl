# Explication d’un établissement : du symptôme à la cause.

explain-who = { $name } ({ $key }), { $commune }, { $pupils ->
        [one] { $pupils } élève
       *[other] { $pupils } élèves
    }.
explain-no-lessons = Dans « { $scenario } », aucun cours n’y utilise d’équipement : il n’y a rien à expliquer.
explain-healthy = Tout va bien : dans « { $scenario } », même au pire moment, cours perturbés : { $words }.
explain-symptom = Dans « { $scenario } », le pire moment est la phase { $phase }, { $day } : cours perturbés, { $words } ({ $share }).
explain-healthy-then = Tout va bien : dans « { $scenario } », cours perturbés : { $words }.
explain-symptom-then = Dans « { $scenario } », phase { $phase }, { $day } : cours perturbés, { $words } ({ $share }).
explain-few = C’est peu : { $lessons ->
        [one] { $lessons } cours perturbé
       *[other] { $lessons } cours perturbés
    } en tout sur { $days ->
        [one] { $days } journée simulée
       *[other] { $days } journées simulées
    } ; le hasard peut y suffire.
explain-no-cause = Aucune ressource n’a été reconnue comme la cause de ces perturbations.
explain-no-cause-estimate = Trop peu de cours ici pour qu’une estimation dise ce qui bloque : il faut simuler.
explain-felt-response = Ce qui se ressent : la réponse vient en { $felt } en moyenne, pour { $threshold } au plus ; d’abord pendant l’usage « { $activity } ».
explain-felt-login = Ce qui se ressent : ouvrir la session prend { $felt } en moyenne, pour { $threshold } au plus ; d’abord pendant l’usage « { $activity } ».
explain-felt-refused = Ce qui se ressent : des sessions sont refusées ({ $felt } des demandes, pour { $threshold } au plus) ; d’abord pendant l’usage « { $activity } ».
explain-felt-stream = Ce qui se ressent : le son et l’image sont coupés (il n’en passe que { $felt }, alors qu’il en faut { $threshold }) ; d’abord pendant l’usage « { $activity } ».
explain-felt-transfer = Ce qui se ressent : les transferts prennent { $felt } en moyenne, pour { $threshold } au plus ; d’abord pendant l’usage « { $activity } ».
explain-link = Ce qui bloque : { $culprit } ({ $name }), { $rate } { $direction } ; utilisation aux heures chargées : { $utilisation } ; saturation : { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    } par jour.
# Bouts d’un lien, noms des ressources.
explain-link-ends = { $from } vers { $to }
explain-end-core = le cœur régional
explain-end-internet = Internet
explain-end-establishment = l’établissement
explain-end-wired = ses postes câblés
explain-end-wireless = ses postes sans fil
explain-end-departement = le département { $code }
explain-down = vers l’établissement
explain-up = depuis l’établissement
explain-pool = Ce qui bloque : { $culprit } de « { $name } » ({ $hosts ->
        [one] { $hosts } serveur
       *[other] { $hosts } serveurs
    }, { $cores } cœurs chacun) ; utilisation aux heures chargées : { $utilisation }.
explain-pool-sessions = Ce qui bloque : { $culprit } de « { $name } » ({ $hosts ->
        [one] { $hosts } serveur
       *[other] { $hosts } serveurs
    }) ; sessions permises : { $sessions } ; le plus à la fois : { $peak }.
explain-licence = Ce qui bloque : { $culprit } de « { $name } ».
explain-plain = Ce qui bloque : { $culprit }.
explain-others = { $count ->
        [one] Un autre établissement souffre de la même cause.
       *[other] { $count } autres établissements souffrent de la même cause.
    }
explain-then = Ensuite, une fois la première cause levée : { $culprit }.
explain-mend-lan = Ce qui y remédierait : un câblage plus rapide, ou moins de postes à la fois.
explain-mend-wifi = Ce qui y remédierait : plus de bornes, ou le Wi-Fi à la demande dans moins de salles à la fois.
explain-mend-access = Ce qui y remédierait : plus de débit sur la ligne (la fibre, si elle n’y est pas), ou garder sur place ce qui circule le plus.
explain-mend-collection = Ce qui y remédierait : élargir la collecte du point de présence, ou étaler les mises à jour hors des cours.
explain-mend-backbone = Ce qui y remédierait : élargir la dorsale, ou rapprocher les services des établissements.
explain-mend-host-site = Ce qui y remédierait : élargir le lien du site d’hébergement, ou répartir les services sur plusieurs sites.
explain-mend-internet = Ce qui y remédierait : élargir le lien vers Internet, ou garder des copies dans la région.
explain-mend-hosts = Ce qui y remédierait : plus de serveurs ou de cœurs, scinder la plate-forme, ou en sortir le son et l’image.
explain-mend-sessions = Ce qui y remédierait : plus de mémoire ou de serveurs, ou un débordement vers un autre site.
explain-mend-storage = Ce qui y remédierait : un stockage plus rapide, ou l’antivirus et les sauvegardes hors des cours.
explain-mend-licences = Ce qui y remédierait : plus de licences flottantes, ou la même application à d’autres heures.
explain-mend-latency = Ce qui y remédierait : un service plus proche ; plus de débit n’y changerait rien.
explain-mend-device = Ce qui y remédierait : des postes plus rapides au démarrage, ou laissés en veille.
explain-elsewhere-better = Au même moment, dans « { $scenario } », cours perturbés ici : { $words }.
explain-elsewhere-none = Aucun des autres scénarios ne fait mieux ici ; le plus proche est « { $scenario } » (cours perturbés : { $words }).

## Fautes
explain-unknown = établissement inconnu « { $key } » dans ces résultats ; les plus proches : { $near }
explain-nothing = rien de tel dans ces résultats, qui ont (scénario / phase / journée) : { $there }
explain-runs-missing = des calculs que { $path }/summary.json nomme ne sont plus là : relancez la même comparaison, elle ne refera que ceux-là

# Ce qui fait les coûts.
explain-cost = « { $scenario } » coûte { $amount } M€ sur la période, d’abord : { $parts }.
explain-cost-part = { $item } ({ $amount } M€)
explain-cost-more = { $item } (+{ $amount } M€)
explain-cost-less = { $item } (−{ $amount } M€)
explain-cost-dearer = « { $scenario } » coûte { $amount } M€ de plus que « { $reference } » ({ $share }), d’abord : { $parts }.
explain-cost-cheaper = « { $scenario } » coûte { $amount } M€ de moins que « { $reference } » ({ $share }), d’abord : { $parts }.
explain-driver = Le prix qui pèse le plus sur cet écart : { $item } ; de son plus bas à son plus haut, l’écart en valeur actuelle va de { $low } à { $high } M€.
explain-driver-turns = Le prix qui pèse le plus sur cet écart, au point d’en changer le signe : { $item } ; de son plus bas à son plus haut, l’écart en valeur actuelle va de { $low } à { $high } M€.

# Licences en commun.
explain-licence-use = Licence « { $licence } » : { $seats } postes peuvent la tenir, mais { $peak } au plus ({ $share }) la tiennent au même moment (phase { $phase }, { $day }), car tous les cours n’ont pas de postes à la fois et peu d’entre eux se servent de cette application.
explain-licence-saving = Ne payer que les licences tenues à la fois (« { $pooled } », { $less } M€ sur la période) au lieu d’une par poste (« { $named } », { $more } M€) économise { $saving }.
explain-licence-loss = Ne payer que les licences tenues à la fois (« { $pooled } », { $less } M€ sur la période) au lieu d’une par poste (« { $named } », { $more } M€) coûte { $saving } de plus.
explain-licence-driver = L’hypothèse qui pèse le plus sur cette économie : { $assumption } ; d’un bout à l’autre, l’économie va de { $low } à { $high }.
explain-licence-others = Ensuite : { $others }.
explain-licence-other = { $assumption }, de { $low } à { $high }
explain-licence-price = le prix « { $item } » (de { $from } à { $to } €)
explain-licence-prices = les prix « { $item } »
explain-licence-in-use = le nombre tenu à la fois (de { $range } de moins à { $range } de plus, en proportion)
explain-licence-short = Les { $pool } licences de « { $pooled } » ont toutes été prises à la fois : qui en voulait une de plus ne l’a pas eue, et une part de l’économie se paie en cours perturbés.
