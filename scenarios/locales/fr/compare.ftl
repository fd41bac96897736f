# Comparaison de scénarios : tableau, conclusion, suite.

## Tableau (la barre sépare les deux lignes d’un en-tête)
compare-heading =
    Étude « { $study } » sur { $territory } : { $establishments } établissements, { $pupils } élèves.
    { $replications ->
        [one] { $replications } réplication
       *[other] { $replications } réplications
    } par cas, graine { $seed }.
compare-scenario = scénario
compare-disturbed = cours|perturbés
compare-share = part, avec|marge à 95 %
compare-response = réponse|p95
compare-login = session|p95
compare-refused = refus
compare-saturated = lien|saturé
compare-verdict = face à la|réf.
compare-culprit = ce qui|bloque
compare-moment = Phase { $phase }, { $day }
compare-reference = réf.
compare-better = mieux
compare-worse = pire
compare-same = indécis
compare-identical = identique
compare-estimate = estimation
compare-heading-estimate =
    Étude « { $study } » sur { $territory } : { $establishments } établissements, { $pupils } élèves.
    Estimation, niveau analytic : rien n’est tiré au hasard.
compare-kept = Résultats gardés dans { $path } : summary.json, runs.parquet, series.parquet, comparison.txt.

share-none = aucun
share-all = tous
share-less = < 1 sur { $total }
share-in = { $part } sur { $total }

## Ressources
culprit-lan = réseau local
culprit-wifi = Wi-Fi
culprit-access = raccordement
culprit-collection = collecte
culprit-backbone = dorsale
culprit-host-site = lien du site
culprit-internet = Internet
culprit-hosts = serveurs
culprit-sessions = sessions
culprit-storage = stockage
culprit-licences = licences
culprit-latency = distance
culprit-device = poste
culprit-long-lan = le réseau local de l’établissement
culprit-long-wifi = le Wi-Fi de l’établissement
culprit-long-access = le raccordement de l’établissement
culprit-long-collection = le réseau de collecte
culprit-long-backbone = la dorsale régionale
culprit-long-host-site = le lien du site d’hébergement
culprit-long-internet = le point d’échange Internet
culprit-long-hosts = les processeurs des serveurs
culprit-long-sessions = le nombre de sessions des serveurs
culprit-long-storage = le stockage des serveurs
culprit-long-licences = le nombre de licences
culprit-long-latency = la distance jusqu’au service
culprit-long-device = le poste lui-même

## Conclusion
conclusion-no-lessons = Aucun cours n’utilise d’équipement : il n’y a rien à comparer.
conclusion-reference = Le pire moment de « { $scenario } » est la phase { $phase }, { $day } : cours perturbés, { $words } ({ $share }).
conclusion-best = À ce moment, « { $scenario } » en perturbe le moins : { $words }, soit un écart de { $points } points (entre { $low } et { $high }).
conclusion-best-uncertain = À ce moment, « { $scenario } » en perturbe le moins, mais l’écart ne se distingue pas du hasard avec ces réplications.
conclusion-reference-best = À ce moment, aucun autre scénario ne fait mieux que « { $scenario } ».
conclusion-blame = Ce qui y bloque le plus dans « { $scenario } » : { $culprit } ({ $share } des cours perturbés).
conclusion-standing =
    { $cases ->
        [one] Face à « { $reference } », « { $scenario } » est, dans le seul cas comparé :
       *[other] Face à « { $reference } », dans { $cases } cas, « { $scenario } » est :
    } mieux { $better } fois, pire { $worse } fois, indécis { $unknown } fois.
conclusion-certainty = « Indécis » : non distinguable avec ces { $replications } réplications. Intervalles de Student à 95 %, verdicts corrigés (Holm) pour { $comparisons ->
        [one] { $comparisons } comparaison
       *[other] { $comparisons } comparaisons
    }.
conclusion-intervals = Intervalles de Student à 95 % sur { $replications } réplications.
conclusion-best-estimate = À ce moment, l’estimation donne le moins de cours perturbés à « { $scenario } » : { $words }. Ce n’est pas un verdict.
conclusion-estimate = « Estimation » : ni intervalle ni verdict. L’erreur du modèle, mesurée face au niveau session, est dans docs/model.md §5.7 ; pour trancher, simulez avec --tier session.
conclusion-one-replication = Une seule réplication : ni intervalle ni verdict possible. Demandez-en au moins deux.

## Suite
advice-heading = À essayer ensuite :
advice-explain = pourquoi « { $name } » est parmi les plus perturbés
advice-until = autant de réplications qu’il faut pour une marge de 5 %
advice-territory = la même étude ailleurs
advice-new-command = maillage new study mon-etude
advice-new = écrire sa propre étude
