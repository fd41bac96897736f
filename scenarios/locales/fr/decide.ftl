### Argent, moyens humains, énergie, équité, décision : ce que montre « maillage decide ».

decide-heading = Décision : { $study }, { $territory }, élèves : { $pupils }. { $years } ans à partir de { $first } ; euros de { $euros } hors taxes.
decide-heading-estimate = Décision, d’après des estimations : { $study }, { $territory }, élèves : { $pupils }. { $years } ans à partir de { $first } ; euros de { $euros } hors taxes.
decide-scenario = |scénario
decide-total = total|M€
decide-per-pupil = € élève|et an
decide-payer = { $payer }|M€
decide-fte = aide|ETP
decide-carbon = kgCO2e|par él.
decide-under = sous|cible
decide-lost = pannes|%
decide-score = score|(rang)
decide-best = 1er|dans %
decide-legend = Aide : équivalents temps plein d’assistance, la dernière phase. Sous cible : élèves dont le débit est insuffisant. Pannes : heures de postes perdues par les lignes et les sites. Score : somme pondérée sur 100 de critères pris sur toutes les années du compte, ✗ exclu. 1er : part des tirages des prix et de la simulation.
decide-veto = « { $scenario } » est exclu : « { $criterion } » vaut { $value }, au plus { $limit } est admis.
decide-veto-law = « { $scenario } » est exclu : des données d’élèves sont sous une loi extérieure à l’Union européenne ({ $places }).
decide-place = { $service } : { $site }
decide-winner-alone = « { $scenario } » est le seul scénario admis : { $score } sur 100.
decide-winner-both = 
    « { $scenario } » vient en tête ({ $score } sur 100), { $margin ->
        [one] { $margin } point
       *[other] { $margin } points
    } devant « { $second } », par somme pondérée comme par TOPSIS ; premier dans { $best } des { $draws } tirages.
decide-winner-split = 
    « { $scenario } » vient en tête par somme pondérée ({ $score } sur 100, { $margin ->
        [one] { $margin } point
       *[other] { $margin } points
    } devant « { $second } », premier dans { $best } des { $draws } tirages), mais « { $topsis } » par TOPSIS : l’ordre dépend de la méthode.
decide-stable = Ce premier rang ne change avec le poids d’aucun critère pris seul.
decide-stability-below = Ce qui le renverserait d’abord : le poids de « { $criterion } », { $weight } ; sous { $limit }, « { $other } » passe devant.
decide-stability-above = Ce qui le renverserait d’abord : le poids de « { $criterion } », { $weight } ; au-dessus de { $limit }, « { $other } » passe devant.
decide-differences = Coût face à « { $reference } », valeur actuelle (90 % des tirages de prix) : { $options }.
decide-difference = { $scenario } { $amount } M€ ({ $low } à { $high })
decide-driver = Le prix qui pèse le plus sur ces écarts : { $drivers }.
decide-driver-of = { $driver } ({ $scenario })
decide-coordination = coordination
decide-governance = Gouvernance de « { $scenario } » : { $options }.
decide-governance-option = { $name }, { $amount } M€
decide-people = Assistance de « { $scenario } » à service égal : { $options }.
decide-people-option = { $name }, { $staff } ETP (95 % en { $delay } h)
decide-equity = Équité des débits dans « { $scenario } » : Gini { $gini } (référence { $before }) ; { $under } des élèves ont moins de { $target } kb/s ; { $between } de l’inégalité est entre départements.
decide-carbon-said = Carbone de « { $scenario } », la dernière phase : { $tonnes } tCO2e par an (de { $low } à { $high } selon les facteurs), { $energy } GWh.
decide-unpriced = Attention, sans prix donc compté zéro : { $what }.
decide-early = Les années d’avant { $year } sont comptées comme la phase « { $phase } » : aucune n’a été calculée.
decide-days-missing = Types de jour non calculés, comptés comme les autres : { $days }.
decide-assumed-year = La phase « { $phase } » est supposée commencer en { $year } ([account.phases] pour le dire).
decide-beyond = « { $scenario } » : plus de tickets d’assistance qu’on ne peut en simuler ; au moins { $staff } ETP, aucun délai connu.
decide-unreached = « { $scenario } » : { $teams ->
        [one] { $teams } équipe d’assistance ne tient pas le délai
       *[other] { $teams } équipes d’assistance ne tiennent pas le délai
    }, quel que soit leur nombre : trajets et réparations des opérateurs y suffisent.
decide-no-account = { $path } n’a pas de quantités : ces résultats viennent d’une version plus ancienne ; relancez la même commande pour les compléter.
choice-unknown-governance = il n’y a pas de gouvernance « { $name } » ; celles des moyens : { $known }

# Équité d’une mesure : « maillage decide RÉSULTATS --equity MESURE ».
equity-heading = Équité : { $measure } ({ $unit }), la dernière phase, sur les jours d’une année, pondérée par les élèves
equity-mean = |moyenne
equity-gini = |Gini
equity-theil = |Theil
equity-between = entre|dépt. %
equity-p10 = 10 %|ont moins
equity-p90 = 90 %|ont moins
equity-ratio = rapport|P90/P10
equity-rural = communes|rurales
equity-urban = |urbaines
equity-legend = Gini et Theil : 0, tous pareils ; près de 1, quelques-uns ont tout. Pour un mal (cours perturbés) ils disent comment le mal est réparti : lisez la moyenne d’abord. Entre dépt. : part de l’inégalité de Theil qui est entre départements.
equity-worst = Les plus mal servis dans « { $scenario } » : { $names }.
equity-unknown = « { $name } » n’est pas une mesure des établissements ; celles-ci le sont : { $known }
decide-mixed = { $path } mêle des fichiers qui ne vont pas ensemble : quantities.json et territory/ ne disent pas les mêmes établissements ; relancez la même commande pour les refaire.
