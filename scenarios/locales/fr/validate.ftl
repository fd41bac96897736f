# maillage validate : le modèle face à la théorie et face à lui-même.

## Parties
validate-part-waiting = files d’attente
validate-part-sharing = partage de processeurs et de liens
validate-part-loss = refus sans attente
validate-part-fairness = équité max-min
validate-part-farm = ferme de clients légers
validate-part-support = assistance aux utilisateurs
validate-part-balance = bilans
validate-part-repeat = répétabilité
validate-part-tiers = niveau session face au niveau interaction
validate-part-analytic = niveau analytic face au niveau session
validate-analytic-worst = analytic face à session, plus grand écart
validate-analytic-median = analytic face à session, écart médian
validate-part-breaks = là où l’hypothèse du niveau session ne tient pas
validate-part-faure = le cas Faure
validate-part-coverage = couverture de l’intervalle de confiance

## Théorie
validate-wait = attente moyenne, file M/M/c
validate-erlang-c = part de ceux qui attendent (Erlang C)
validate-blocking = part des refus, capacité finie
validate-response = temps de réponse moyen, capacité finie
validate-little = loi de Little, somme des présences
validate-busy = travail fourni et travail fait
validate-sharing-host = réponse moyenne sur un processeur partagé
validate-sharing-link = durée moyenne d’un transfert sur un lien partagé
validate-erlang-b = part des refus (Erlang B)
validate-engset = part des refus, sources finies (Engset)
validate-repairman = ferme de clients légers, niveau interaction : réponse moyenne
validate-repairman-session = la même ferme, niveau session : réponse moyenne
validate-little-users = loi de Little, élèves au travail
validate-max-min = débits équitables sur des réseaux maillés : plus grand écart relatif
validate-trace = durées de transferts sur un arbre : plus grand écart relatif

validate-support-wait = assistance : attente moyenne d’un technicien (Erlang C)
validate-support-erlang-c = assistance : part des tickets qui attendent (Erlang C)
validate-support-priority = assistance : attente moyenne par priorité (Cobham)
validate-support-little = assistance : tickets en cours (loi de Little), en jours
validate-support-tickets = assistance : tickets créés, et tickets résolus ou encore en cours

## Bilans et répétabilité
validate-bits = bits offerts et bits transportés
validate-sessions = sessions ouvertes et fermées
validate-seats = postes occupés et rendus
validate-threads = résultats identiques au bit près, quel que soit le nombre de fils d’exécution
validate-undone = scénario modifié puis rétabli : données et résultats identiques
validate-edited = scénario modifié : données et résultats différents
validate-coverage = part des intervalles à 95 % qui contiennent la vraie valeur

## Les deux niveaux
validate-tiers-light = ferme peu chargée
validate-tiers-knee = ferme saturée à certaines heures
validate-tiers-saturated = ferme saturée
validate-tiers-slow-link = lien d’accès lent
validate-tiers-profiles = lien d’accès partagé avec des profils à l’ouverture de session
validate-tiers-downloads = lien d’accès partagé avec des téléchargements
validate-tiers-streams = son et image au-delà du débit du lien
validate-tiers-storm = ouvertures de session à la cloche, poste par poste
validate-breaks-one-group = classe entière ouvrant sa session au même instant
validate-breaks-four-groups = ouvertures de session en quatre groupes
validate-breaks-few-seats = douze postes sur un seul cœur
validate-breaks-short-lessons = séances de quatre minutes
validate-breaks-small-hosts = beaucoup d’hôtes d’un seul cœur
validate-breaks-overloaded-link = lien d’accès débordé

## Le cas Faure
validate-faure-posts = postes utilisés à la fois, au plus
validate-faure-office = bureautique : part des séances perturbées, au plus
validate-faure-media = son et image pour tous : séances perturbées en plus, au moins
validate-faure-blame = part des séances perturbées due aux hôtes et aux liens, au moins
validate-faure-better = séances perturbées en moins, au moins
validate-faure-restored = son et image : part des séances perturbées, au plus
