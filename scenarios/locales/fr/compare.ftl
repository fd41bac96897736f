# Comparaison de scénarios : tableau, conclusion, suite.

## Tableau (la barre sépare les deux lignes d’un en-tête)
compare-heading =
    Étude « { $study } » sur { $territory } : { $establishments ->
        [one] { $establishments } établissement
       *[other] { $establishments } établissements
    }, { $pupils ->
        [one] { $pupils } élève
       *[other] { $pupils } élèves
    }.
    { $replications ->
        [one] { $replications } réplication
       *[other] { $replications } réplications
    } par cas, graine { $seed }.
compare-scenario = scénario
compare-disturbed = cours|perturbés
compare-share = intervalle|à 95 %
compare-response = réponse|p95
compare-login = session|p95
compare-page = page|p95
compare-refused = refus
compare-unseated = sans|poste
compare-saturated = accès|saturé
compare-verdict = face à|la réf.
compare-culprit = ce qui|bloque
compare-moment = Phase { $phase }, { $day }
compare-reference = réf.
compare-better = mieux
compare-worse = pire
compare-same = indécis
compare-identical = pareil
compare-estimate = estimation
compare-heading-estimate =
    Étude « { $study } » sur { $territory } : { $establishments ->
        [one] { $establishments } établissement
       *[other] { $establishments } établissements
    }, { $pupils ->
        [one] { $pupils } élève
       *[other] { $pupils } élèves
    }.
    Estimation, niveau analytic : rien n’est tiré au hasard.
compare-kept = Résultats gardés dans { $path } : summary.json, runs.parquet, series.parquet, comparison.txt.
compare-kept-report = Résultats gardés dans { $path } : report.html (à ouvrir dans un navigateur ; sa première page est pour qui décide), comparison.txt, summary.json, runs.parquet, series.parquet.
compare-legend =
    Intervalle : 19 fois sur 20, la vraie valeur du modèle y est. p95 : 95 % des cas sont plus rapides.
    Sans poste : cours qui voulaient des postes et n’en ont pas trouvé, non comptés comme perturbés.
compare-legend-estimate =
    p95 : 95 % des cas sont plus rapides.
    Sans poste : cours qui voulaient des postes et n’en ont pas trouvé, non comptés comme perturbés.
compare-figures = Les autres chiffres face à « { $reference } », en nombre de cas : mieux / pire / indécis
compare-figures-single = Les autres chiffres face à « { $reference } »
compare-figures-legend = Verdicts sur ces chiffres à 5 %, corrigés ensemble (Holm) pour { $comparisons ->
        [one] { $comparisons } comparaison
       *[other] { $comparisons } comparaisons
    }.

share-none = aucun
share-all = tous
share-less = < 1 sur { $total }
share-in = { $part } sur { $total }
share-range = { $low } à { $high } %
share-between = { $mean } %, entre { $low } et { $high } %

## Un seul scénario, toutes ses mesures
run-heading =
    Scénario « { $study } » sur { $territory } : { $establishments ->
        [one] { $establishments } établissement
       *[other] { $establishments } établissements
    }, { $pupils ->
        [one] { $pupils } élève
       *[other] { $pupils } élèves
    }.
    { $replications ->
        [one] { $replications } réplication
       *[other] { $replications } réplications
    } par cas, graine { $seed }.
run-phase = Phase { $phase }
run-measure = mesure
run-unit = unité
run-quality = Qualité ressentie
run-capacity = Charge et capacité
run-blame = Cours perturbés à cause…
run-figure = { $mean } ({ $low } à { $high })
run-legend =
    Entre parenthèses, l’intervalle à 95 % : 19 fois sur 20, la vraie valeur du modèle y est.
    95e centile : 95 % des cas font mieux ; 99e centile : 99 %. Médiane : un cas sur deux.
    La charge d’un lien ou d’une ferme est celle de la minute que 95 % des minutes n’atteignent pas.

## Ressources
culprit-lan = câblage
culprit-wifi = Wi-Fi
culprit-access = accès
culprit-collection = collecte
culprit-backbone = dorsale
culprit-host-site = lien site
culprit-internet = Internet
culprit-hosts = serveurs
culprit-sessions = sessions
culprit-storage = stockage
culprit-licences = licences
culprit-latency = distance
culprit-device = poste
culprit-long-lan = le câblage de l’établissement
culprit-long-wifi = le Wi-Fi de l’établissement
culprit-long-access = l’accès de l’établissement
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
conclusion-heading = En bref :
conclusion-winner = Le moins de cours perturbés : « { $scenario } », { $words } en moyenne, contre { $other } pour « { $reference } ».
conclusion-winner-reference = Le moins de cours perturbés : « { $scenario } », { $words } en moyenne ; aucun autre scénario ne fait mieux.
conclusion-second-sure = Le suivant, « { $second } » ({ $words }), est nettement derrière dans { $ahead } cas sur { $cases }.
conclusion-second-unsure = « { $second } » ({ $words }) le suit de trop près : avec ces réplications, rien ne les départage.
conclusion-second-mixed = Le suivant, « { $second } » ({ $words }), est nettement derrière dans { $ahead } cas et devant dans { $behind }, sur { $cases }.
conclusion-synthetic = Territoire synthétique : aucun de ces établissements n’est réel ; ne lisez pas le chiffre d’un seul.
conclusion-partly-synthetic = { $count ->
        [one] { $count } établissement est synthétique, pas réel,
       *[other] { $count } établissements sont synthétiques, pas réels,
    } sur { $all }.
conclusion-estimated = Élèves estimés, ou comptés en partie seulement, dans { $count ->
        [one] { $count } établissement
       *[other] { $count } établissements
    } sur { $all } : { $share } des élèves.
conclusion-no-lessons = Aucun cours n’utilise d’équipement : il n’y a rien à comparer.
conclusion-reference = Le pire moment de « { $scenario } » est la phase { $phase }, { $day } : cours perturbés, { $words } ({ $share }).
conclusion-best = À ce moment, « { $scenario } » en perturbe le moins : { $words }, soit { $points } points de moins (entre { $low } et { $high }).
conclusion-best-uncertain = À ce moment, « { $scenario } » en perturbe le moins, mais l’écart ne se distingue pas du hasard avec ces réplications.
conclusion-reference-best = À ce moment, aucun autre scénario ne fait mieux que « { $scenario } ».
conclusion-blame = Ce qui y bloque le plus dans « { $scenario } » : { $culprit } ({ $share } des cours perturbés).
conclusion-standing = « { $scenario } » face à « { $reference } » : { $better ->
        [0] jamais mieux
       *[other] mieux { $better } fois
    }, { $worse ->
        [0] jamais pire
       *[other] pire { $worse } fois
    }, { $unknown ->
        [0] jamais indécis
       *[other] indécis { $unknown } fois
    } ({ $cases } cas).
conclusion-certainty = « Indécis » : ces { $replications } réplications ne permettent pas de trancher ; d’autres le pourraient. Verdicts corrigés (Holm) pour { $comparisons ->
        [one] { $comparisons } comparaison
       *[other] { $comparisons } comparaisons
    }.
conclusion-intervals = Intervalles à 95 % (Student) sur { $replications } réplications.
conclusion-best-estimate = À ce moment, l’estimation donne le moins de cours perturbés à « { $scenario } » : { $words }. Ce n’est pas un verdict.
conclusion-estimate = « Estimation » : ni intervalle ni verdict. L’erreur du modèle, mesurée face au niveau session, est dans docs/model.md §5.7 ; pour trancher, simulez avec --tier session.
conclusion-one-replication = Une seule réplication : ni intervalle ni verdict possible. Demandez-en au moins deux.

## Suite
advice-heading = À essayer ensuite :
advice-explain = pourquoi « { $name } » est parmi les plus perturbés
advice-keep = la même chose, avec des résultats gardés : on peut alors demander pourquoi un établissement est perturbé
advice-simulate = simuler ce qui vient d’être estimé, avec intervalles et verdicts
advice-until = autant de réplications qu’il faut pour une marge de 5 %
advice-territory = la même chose ailleurs
advice-new-study = mon-etude
advice-new = écrire sa propre étude
