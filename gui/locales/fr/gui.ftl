# Mots de la fenêtre.

pane-map = Carte
pane-timeline = Journée
pane-editor = Scénario
pane-compare = Comparer
pane-elus = En bref
pane-explain = Pourquoi ?
pane-table = Tableau
pane-decide = Décider

menu-file = Fichier
menu-edit = Édition
menu-view = Affichage
menu-open = Ouvrir…
menu-save = Enregistrer
menu-save-as = Enregistrer sous…
menu-save-results = Enregistrer les résultats…
menu-save-picture = Enregistrer une image…
menu-undo = Annuler la modification
menu-redo = Rétablir la modification
menu-reset-layout = Disposition d’origine

gui-colon-space = {"\u00A0"}:{" "}
gui-no-temporary-folder = Aucun dossier temporaire ne peut être créé (variable TMPDIR) : { $reason }
gui-no-window = Aucune fenêtre ne peut s’ouvrir : { $reason }
gui-unknown-study = Aucune étude fournie ne s’appelle « { $name } ».
gui-nothing-in-folder = { $path } : ce dossier ne contient ni étude (study.toml) ni résultats (summary.json). Donnez le fichier de l’étude, ou le dossier où la commande a écrit ses résultats.
gui-no-file-of-its-own = « { $scenario } » n’a pas de fichier dans cette étude : dupliquez-le pour le modifier.
gui-open-title = Ouvrir une étude
gui-save-title = Enregistrer l’étude dans un dossier
gui-picture-title = Enregistrer une image
gui-saved = Enregistré : { $path }
gui-not-saved = Impossible d’écrire { $path } : { $reason }
gui-results-under-way = Calcul et écriture des résultats de toute l’étude en cours…
gui-mend-first = Corrigez d’abord les erreurs du scénario : une copie se lit avec le reste de l’étude.
gui-not-there = Aucun établissement ne s’appelle « { $name } ».
gui-not-kept = Les modifications ne seront pas gardées en cas de panne : { $path } ne peut pas être écrit ({ $reason })
gui-unreadable = Résultats illisibles
gui-job-failed = Le calcul s’est arrêté sur une erreur du programme ; ce qui est fini est gardé.
gui-results-empty = ils ne contiennent aucun scénario
gui-results-writing = Écriture des résultats…
gui-results-stopped = Enregistrement arrêté ; les journées finies sont gardées dans { $path } : y enregistrer de nouveau repart d’elles.
gui-results-saved = Résultats enregistrés : { $path }
gui-results-saved-before = Résultats enregistrés : { $path }. Ce ne sont pas ceux de l’étude telle qu’elle est maintenant.
gui-copied = Copié.
gui-file-results = resultats
gui-file-report = rapport.html
gui-file-picture = maillage-image.png
gui-unsaved = Modifications non enregistrées
gui-scenario = Scénario
gui-simulate = Simuler
gui-simulate-hint = Simule ce qui est affiché, sur tous les cœurs
gui-save-shot = Enregistrer l’image « { $name } »…
gui-copy-table = Copier le tableau « { $name } »
gui-days = jours
gui-days-hint = Journées à simuler pour chaque scénario : plus il y en a, plus les intervalles sont étroits
gui-simulate-moment = Tous les scénarios
gui-simulate-moment-hint = Simule tous les scénarios à cette phase et ce type de jour, pour les comparer
gui-simulate-all = Toute l’étude
gui-simulate-all-hint = Simule tous les scénarios, phases et types de jour
gui-simulated = Simulation terminée.
gui-stopped = Simulation arrêtée ; les journées finies sont gardées.
gui-preparing = Préparation…
gui-progress = { $done } journées sur { $total }
gui-time-left = encore { $time }
gui-cancel = Arrêter
gui-more-lines = { $more ->
        [one] (et { $more } ligne)
       *[other] (et { $more } lignes)
    }
gui-dismiss = Fermer
gui-territory = { $territory } : { $establishments } établissements, { $pupils } élèves
gui-faults = { $count ->
    [one] { $count } erreur dans le scénario
   *[other] { $count } erreurs dans le scénario
}
gui-is-estimate = Estimation
gui-is-simulated = { $replications ->
    [one] Simulé, { $replications } journée
   *[other] Simulé, { $replications } journées
}
gui-computing = Calcul…
gui-dark = Sombre
gui-light = Clair
gui-larger = Texte plus grand
gui-smaller = Texte plus petit
gui-play = Lire la journée
gui-pause = Pause
gui-duplicate = Dupliquer
gui-select-establishment = Choisissez un établissement sur la carte.

kind-ecole = École
kind-college = Collège
kind-lycee = Lycée
kind-lycee-professionnel = Lycée professionnel

figure-none = sans objet
figure-points = { $points } points
figure-clock = { $hour } h { $minute }

quantity-rate-per-hundred = Débit pour 100 élèves
map-measure = Couleur
map-against = Écart avec
map-against-none = aucun
map-difference = { $measure } : écart
map-difference-pair = { $shown } − { $against }
map-difference-estimate-first = Une estimation moins une simulation : à simuler toutes deux.
map-difference-estimate-last = Une simulation moins une estimation : à simuler toutes deux.
map-search = Chercher
map-search-hint = établissement, commune
map-filter = Filtrer
map-filter-kinds = Types
map-filter-departements = Départements
map-filter-none = Tout montrer
map-links = Liens
map-closer = Plus près
map-wider = Plus loin
map-all = Tout
map-below = moins de { $bound }
map-above = { $bound } et plus
map-between = { $low } à { $high }
map-count = { $count ->
    [one] { $count } établissement
   *[other] { $count } établissements
}
map-size = Taille : élèves, à type égal
map-size-crowd = Un point, plusieurs établissements ; taille : élèves
map-legend-more = Toute la légende
map-legend-less = Réduire la légende
map-crowd = { $establishments ->
        [one] { $establishments } établissement
       *[other] { $establishments } établissements
    }, { $pupils ->
        [one] { $pupils } élève
       *[other] { $pupils } élèves
    }
map-crowd-mean = { $measure } : { $value } en moyenne
map-crowd-going = { $share } des cours perturbés
map-crowd-closer = Un clic rapproche la carte.
map-card-place = { $kind }, { $commune }, { $pupils ->
        [one] { $pupils } élève
       *[other] { $pupils } élèves
    }
map-card-rate = Raccordement : { $rate }
map-card-measure = { $measure } : { $value }
map-card-mixed = Écart entre une estimation et une simulation
map-period-day = Toute la journée
map-period-instant = À cet instant
map-going = État des cours
map-going-rest = pas de cours
map-going-well = cours sans gêne
map-going-some = quelques-uns perturbés
map-going-most = la moitié ou plus perturbés
map-at = Cours à { $time }
map-utilisation = Liens et serveurs occupés, en %
map-internet = Internet
map-card-at = { $time } : { $state }
map-card-used = Raccordement occupé à { $used }
map-in-words-at = Carte de { $territory } à un instant. { $moment }. Le tableau ({ $keys }) donne tous les établissements, les liens et les serveurs.
map-in-words = Carte de { $territory } : { $establishments } établissements, couleur selon « { $measure } ». Le tableau ({ $keys }) les donne tous, avec les liens et les serveurs.
map-node = { $place } : occupé à { $used }
places-wired = { $place }, postes câblés
places-wireless = { $place }, Wi-Fi

gui-moment = Phase { $phase }, { $day }

timeline-back = Reculer de cinq minutes
timeline-forth = Avancer de cinq minutes
timeline-hour = Heure
timeline-hour-of = { $hour } h
timeline-filming = Calcul de la journée, minute par minute…
timeline-no-film = La journée ne peut être rejouée sans son scénario.
timeline-drawn = une journée tirée au sort
timeline-drawn-hint = Une seule journée simulée, tirée au sort : une autre du même type serait un peu différente. Les chiffres des autres pages sont des moyennes ou des estimations.
timeline-unit = cours
timeline-in-progress = cours en cours
timeline-disturbed = dont perturbés
timeline-link = liens partagés (max.)
timeline-pool = serveurs centraux (max.)
timeline-lessons-at = { $lessons ->
        [one] { $lessons } cours
       *[other] { $lessons } cours
    }, { $disturbed ->
        [one] { $disturbed } perturbé
       *[other] { $disturbed } perturbés
    }
timeline-node = { $curve } : { $value }{ $which } à { $time } ; au plus { $most }, à { $when }
timeline-speed = Vitesse
timeline-speed-of = { $minutes } min/s

explain-territory = Tout le territoire
explain-territory-share = Cours perturbés : { $share }
explain-blame = Ce qui bloque
explain-nothing-blamed = Aucun cours perturbé : rien ne bloque.
explain-worst = Le plus de cours perturbés par jour
explain-lessons = { $lessons } · { $place }
explain-scenarios = Cours perturbés ici, selon le scénario
explain-back = Tout le territoire

chart-phases = Par phase
chart-hours = Par heure
chart-departements = Par département
chart-establishments = Par établissement
chart-hollow = Marques creuses : estimations. Traits verticaux : intervalles à 95 %.
chart-intervals = Traits verticaux : intervalles à 95 %.
chart-hour-sessions = Le plus de sessions de chaque heure, en moyennes de cinq minutes.
chart-estimate = (estimation)
chart-phase = Phase
chart-departement = Département
chart-share-of-establishments = Part des établissements
compare-by = Comparer par
chart-nothing = Cette mesure n’est pas relevée à ce détail.
chart-figures = Chiffres de ce graphique : { $chart }
chart-told = { $measure }, axe horizontal : { $across }. { $scenarios }
chart-told-ends = { $scenario } : { $first } ({ $first_at }), puis { $last } ({ $last_at }).
chart-told-extremes = { $scenario } : de { $first } ({ $first_at }) à { $last } ({ $last_at }).
chart-told-one = { $scenario } : { $figure } ({ $at }).
chart-told-nothing = { $scenario } : rien de connu.
compare-key-figures = Chiffres clés
compare-copy = Copier le tableau
compare-estimates = Estimations, sans marge : simulez pour savoir ce qui est sûr.
compare-some-estimates = Estimations, sans marge : { $scenarios }. Les autres : moyennes et intervalles à 95 %.
compare-margins = Moyennes et intervalles à 95 %.
compare-corrected = Verdicts face à la référence à 5 %, corrigés (Holm) pour { $question } { $question ->
        [one] comparaison
       *[other] comparaisons
    } de cours perturbés et, ensemble, pour { $others } des autres chiffres clés ; les sessions n’en ont pas.
compare-is-reference = référence
compare-is-better = mieux
compare-is-worse = pire
compare-is-same = non distinguable
compare-is-identical = identique

table-rows = { $count ->
        [one] { $count } établissement
       *[other] { $count } établissements
    }
table-name = Établissement
table-kind = Type
table-pupils = Élèves
table-establishments = Établissements
table-links = Liens
table-servers = Serveurs
table-day = La journée
table-of = Tableau : { $listing }
table-keys = Flèches, Début et Fin : changer de ligne. Entrée : en savoir plus.
table-rows-links = { $count ->
        [one] { $count } lien
       *[other] { $count } liens
    }
table-rows-servers = { $count ->
        [one] { $count } groupe de serveurs
       *[other] { $count } groupes de serveurs
    }
table-rows-day = { $count ->
        [one] { $count } instant affiché
       *[other] { $count } instants affichés
    }
table-unknown = Ces résultats ne disent rien des liens ni des serveurs.
table-link = Lien
table-rate = Débit
table-p95 = Charge, 95e centile
table-p95-hint = Part occupée qui n’est dépassée que 5 % des heures de classe.
table-peak = Charge, au plus
table-mean = Charge, moyenne
table-filmed = De 8 h à 18 h, dans la journée tirée au sort que montre la vue Journée.
table-filmed-link = De 8 h à 18 h, dans la journée tirée au sort que montre la vue Journée ; d’un accès, le sens le plus occupé. Elle ne dit rien des liens dans les établissements.
table-saturated = Minutes saturées
table-blamed = Cours perturbés
table-blamed-hint = Cours perturbés dont c’est la première cause.
table-now = Charge à { $time }
table-pool = Groupe de serveurs
table-site = Site
table-hosts = Nombre de serveurs
table-cores = Cœurs utiles par serveur
table-sessions = Sessions par serveur
table-peak-sessions = Sessions, au plus
table-refused = Ouvertures refusées
table-host-hours = Heures de serveur
table-time = Heure
table-busiest-link = Lien partagé le plus chargé
table-busiest-pool = Serveurs centraux les plus chargés

elus-now-in = En { $phase }, avec « { $scenario } », sur { $total } cours avec ordinateurs, { $part } { $part ->
        [one] est perturbé
       *[other] sont perturbés
    }.
elus-now-none = En { $phase }, avec « { $scenario } », aucun cours avec ordinateurs n’est perturbé.
elus-now-all = En { $phase }, avec « { $scenario } », tous les cours avec ordinateurs sont perturbés.
elus-now-less = En { $phase }, avec « { $scenario } », moins d’un cours avec ordinateurs sur { $total } est perturbé.
elus-listed = { $first } et { $last }
elus-quoted = « { $scenario } »
elus-best-many = { $scenarios } font aussi bien l’un que l’autre, sans qu’on puisse les départager : au moins { $spared } cours perturbés de moins sur mille.
elus-best = « { $scenario } » fait le mieux : { $spared } cours perturbés de moins sur mille.
elus-best-is-reference = Aucun des autres scénarios ne fait mieux.
elus-blame = Ce qui bloque d’abord : { $culprit }.
elus-places = Le territoire n’est pas égal : côté { $most }, { $most_share } des cours sont perturbés ; côté { $least }, { $least_share }.
elus-places-alike = Tous les départements sont logés à la même enseigne.
elus-sure = L’écart avec « { $scenario } » est sûr : sur { $days } journées simulées, il dépasse nettement le hasard.
elus-sure-not = Ce n’est pas encore sûr : avec { $days } journées simulées, l’écart peut être dû au hasard.
elus-sure-reference = Ces chiffres viennent de { $days } journées simulées.
elus-sure-estimate = Ces chiffres sont une estimation rapide, à confirmer par la simulation.
elus-picture-lessons = Sur vingt cours avec ordinateurs, combien sont perturbés
elus-picture-maps-dark = Où : chaque point est un établissement, clair s’il va mal
elus-picture-maps = Où : chaque point est un établissement, foncé s’il va mal
elus-picture-blame = Ce qui bloque si rien ne change
elus-lessons-in-words = { $scenario } : { $disturbed } cours perturbés sur { $total }
elus-simulate = Simuler pour être sûr
elus-note-synthetic = Établissements placés par le programme : aucun n’est réel.
elus-note-partly-synthetic = Établissements placés par le programme, qui ne sont pas réels : { $count } sur { $all }.
elus-note-estimate = Estimation : ces chiffres sont calculés, non simulés.
elus-culprit-lan = les fils dans l’établissement
elus-culprit-wifi = le Wi-Fi dans l’établissement
elus-culprit-access = la ligne Internet de l’établissement
elus-culprit-collection = le réseau entre les lignes et le département
elus-culprit-backbone = le réseau entre départements
elus-culprit-host-site = la ligne du centre de données
elus-culprit-internet = l’accès de la région à Internet
elus-culprit-hosts = les serveurs, pas assez puissants
elus-culprit-sessions = les serveurs, complets
elus-culprit-storage = les disques des serveurs
elus-culprit-licences = les licences, pas assez nombreuses
elus-culprit-latency = la distance jusqu’aux serveurs
elus-culprit-device = les ordinateurs eux-mêmes

editor-levers = Leviers
editor-fields = Champs
editor-changes = Différences
editor-text = Texte

editor-extends = part de « { $scenario } », { $changes }
editor-stands-alone = ne part d’aucun autre scénario
editor-own-changes = { $count ->
        [0] aucun changement
        [one] { $count } changement
       *[other] { $count } changements
    }
editor-scenarios = Scénarios de l’étude ({ $count })
editor-duplicate-hint = Nouveau scénario qui part de celui-ci
editor-copy-of = Copie de { $title }
editor-rename = Renommer
editor-remove-scenario = Retirer
editor-remove-scenario-hint = Retire ce scénario de l’étude ; son fichier reste
editor-read-only = Résultats en lecture seule : les textes de l’étude ne sont pas à portée.
editor-since = Les changements valent
editor-from-the-start = dès le début
editor-from-phase = à partir de { $phase }
editor-written = { $file }, ligne { $line } : { $key }
editor-otherwise = Sinon : { $value }
editor-is-plain = Dit par ce scénario
editor-is-own = Propre à ce scénario
editor-is-own-from = Propre à ce scénario, à partir de { $phase }
editor-is-inherited = Hérité de « { $scenario } »
editor-reset = reprendre
editor-reset-hint = Reprendre { $value }
editor-only-changes = Seulement ce qui change
editor-add = Ajouter un champ
editor-add-entry = Ajouter
editor-new-name = Nouveau nom dans « { $section } »
editor-new-name-hint = nouveau_nom
editor-remove = Retirer { $name }
editor-study = Étude
editor-study-phases = Phases simulées
editor-study-days = Types de jour simulés
editor-study-replications = Journées simulées de chaque sorte
editor-study-seed = Graine du hasard
editor-new-phase = Ajouter une phase
editor-left = D’un côté
editor-right = De l’autre
editor-differences = { $count ->
        [0] Aucune différence en { $phase }
        [one] { $count } différence en { $phase }
       *[other] { $count } différences en { $phase }
    }
editor-file = Fichier
editor-faults = { $count ->
        [one] { $count } erreur : la dernière version juste reste affichée
       *[other] { $count } erreurs : la dernière version juste reste affichée
    }
editor-place = { $file }, ligne { $line }
editor-fault-hint = Aller à cet endroit
editor-unreadable = Pas encore compris : une liste s’écrit entre crochets, un texte entre guillemets droits, un nombre avec un point. L’étude garde la valeur d’avant.
editor-unreadable-drop = Revenir à la valeur d’avant

ask-unsaved = Enregistrer « { $study } » ?
ask-unsaved-why = Des modifications ne sont pas enregistrées.
ask-unsaved-results = Enregistrer les résultats ?
ask-unsaved-results-why = Des journées simulées ne sont pas enregistrées. Les enregistrer écrit les résultats de toute l’étude : ce qui manque est d’abord simulé.
ask-save = Enregistrer
ask-do-not-save = Ne pas enregistrer
ask-cancel = Annuler
ask-open = Ouvrir
ask-overwrite = Écraser
ask-conflict = Le fichier a changé sur le disque
ask-conflict-why = Modifié par ailleurs depuis son ouverture : { $files }. L’écraser perdrait ces changements.
ask-path = Fichier d’étude, ou dossier de résultats
ask-folder = Dossier
ask-browse = Parcourir…
ask-results-title = Enregistrer les résultats dans un dossier
ask-file = Fichier
ask-path-empty = Indiquez un chemin.
ask-path-missing = Rien à cet endroit.
ask-path-is-file = C’est un fichier : il faut un dossier.
ask-path-is-folder = C’est un dossier : ajoutez un nom de fichier.
ask-folder-new = Ce dossier sera créé.
ask-folder-there = Ce dossier existe ; ses autres fichiers restent.
ask-folder-overwrites = Seront remplacés : { $files }

recovery-offer = { $count ->
        [one] Une session interrompue a laissé des modifications de « { $study } » ({ $count } fichier).
       *[other] Une session interrompue a laissé des modifications de « { $study } » ({ $count } fichiers).
    }
recovery-take = Récupérer
recovery-forget = Oublier
gui-outdated = { $count ->
        [one] Modifié depuis que ces résultats ont été calculés : { $scenarios }. Les résultats ne valent plus pour lui : ses chiffres sont des estimations, jusqu’à ce qu’il soit simulé.
       *[other] Modifiés depuis que ces résultats ont été calculés : { $scenarios }. Les résultats ne valent plus pour eux : leurs chiffres sont des estimations, jusqu’à ce qu’ils soient simulés.
    }
gui-outdated-dismiss = Compris
gui-no-results = « { $path } » ne se lit pas comme des résultats : { $reason }

levers-lines = Lignes
levers-hosts = Serveurs
levers-uses = Usages
levers-seats = Postes pour 100 élèves
levers-wifi = Wi-Fi
levers-connect = Raccorder en fibre…
levers-link = Débit des lignes { $name }
levers-collection = Débit minimal de la collecte
levers-backbone = Débit de la dorsale régionale
levers-internet = Débit de la sortie Internet de la région
levers-site = Débit de la ligne du site { $name }
levers-pupils-per-host = Élèves par serveur, { $name }
levers-concurrency = Postes servis en même temps, { $name }
levers-hosts-of = Nombre de serveurs, { $name }
levers-cores = Cœurs par serveur, { $name }
levers-sessions = Sessions par serveur, { $name }
levers-device-share = Part des séances équipées, { $name }
levers-weight = Poids de { $last }, { $name }
levers-seats-of = { $name }, { $last }
levers-access-point = Débit d’une borne, { $name }

deciding-title = Décider
deciding-heading = { $territory } : { $years } ans, de { $first } à { $last }, en euros de { $euros } hors taxes
deciding-report-of = Écrit le rapport des résultats de { $folder } : page, PDF, classeur ou carte
deciding-report-none = Le rapport décrit des résultats enregistrés : enregistrez-les d’abord (menu Fichier, Enregistrer les résultats…), ou ouvrez-en.
deciding-estimate = Estimation : { $estimated } des { $cells } types de journées comptées sont estimés, non simulés.
deciding-simulate = Simuler toute l’étude
deciding-under-way = Calcul du compte : usages, assistance, argent…
deciding-stopped = Le calcul a été arrêté.
deciding-again = Calculer le compte
deciding-after-simulation = Le compte sera refait à la fin de la simulation.
deciding-waiting = Lecture de l’étude…
deciding-overtaken = Les chiffres pâles sont ceux d’avant les derniers changements.
deciding-tried = Hypothèses essayées : { $what }.
deciding-tried-payers = qui paie
deciding-tried-prices = prix
deciding-tried-weights = poids des critères
deciding-tried-report = Tout ce qui suit en tient compte ; le rapport garde les prix, les poids et les financeurs de l’étude.
deciding-reset = Revenir à l’étude
deciding-table = Les scénarios en chiffres
deciding-scenario = Scénario
deciding-head-total = Total M€
deciding-hint-total = Tout ce qui est dépensé sur la période, investissement et fonctionnement, en millions d’euros hors taxes
deciding-head-pupil = € par élève et an
deciding-hint-pupil = Dépense par élève et par an
deciding-payer = { $payer } M€
deciding-payer-hint = Ce que paie le financeur « { $payer } » sur la période, en millions d’euros hors taxes
deciding-head-staff = Assistance ETP
deciding-hint-staff = Équivalents temps plein de l’assistance dans la dernière phase
deciding-head-carbon = kgCO2e par élève
deciding-hint-carbon = Carbone par élève et par an dans la dernière phase
deciding-head-under = Élèves sous la cible %
deciding-hint-under = Élèves dont l’établissement a moins que le débit voulu, dans la dernière phase
deciding-head-lost = Pannes % du temps
deciding-hint-lost = Heures de poste perdues par les pannes de lignes et de sites, dans la dernière phase
deciding-head-score = Note sur 100
deciding-hint-score = Somme pondérée des critères
deciding-head-rank = Rang
deciding-hint-rank = Rang par la note ; un scénario exclu n’en a pas
deciding-head-topsis = Rang TOPSIS
deciding-hint-topsis = Rang par une autre méthode : la proximité du meilleur que l’on puisse avoir
deciding-head-best = Premier % des tirages
deciding-hint-best = Part des tirages des prix et des simulations où le scénario est premier
deciding-out = exclu
deciding-weights = Ce qui compte
deciding-weights-note = Poids de chaque critère, pris sur toutes les années du compte ; les autres gardent leurs proportions. En vert : tant que le poids y reste, le même scénario est premier.
deciding-criterion = Critère
deciding-weight = Poids
deciding-weight-low = Même premier à partir de
deciding-weight-high = Même premier jusqu’à
deciding-weights-reset = Poids de l’étude
deciding-veto = éliminatoire au-delà de { $limit }
deciding-room-all = ne change pas le premier
deciding-room-below = au-dessous de { $low } : { $below }
deciding-room-above = au-dessus de { $high } : { $above }
deciding-room = au-dessous de { $low } : { $below } ; au-dessus de { $high } : { $above }
deciding-scores = Les notes, terme par terme
deciding-scores-note = Ce que chaque critère apporte à la note : poids × place entre le pire (0) et le meilleur (1). Une note n’a rien d’autre.
deciding-points = points
deciding-score = { $score } · rang { $rank } (TOPSIS { $topsis })
deciding-score-out = { $score } · exclu
deciding-payers = Qui paie
deciding-governance = Gouvernance
deciding-governance-own = celle de chaque scénario
deciding-governance-said = { $name } : { $summary }
deciding-people = L’assistance
deciding-people-note = Ce qu’il faut à « { $scenario } » dans la dernière phase pour que 95 % des incidents soient résolus en { $hours } h ouvrées, selon l’organisation ; en gras, la sienne.
deciding-staff-unit = ETP
deciding-people-organisation = Organisation
deciding-people-tickets = Incidents par an
deciding-people-median = La moitié en
deciding-people-p95 = 95 % en
deciding-people-seats = Jours-postes perdus
deciding-people-unreached = Certaines équipes ne tiennent pas ce délai, quel que soit leur nombre : trajets et réparations d’autrui sont trop longs.
deciding-prices = Les prix qui pèsent
deciding-prices-note = Ce que le bas et le haut de la fourchette de chaque prix changent au coût de « { $scenario } » (valeur actuelle). Déplacer un curseur essaie un autre prix, comme hypothèse, dans toute la vue.
deciding-prices-item = Prix
deciding-prices-low = M€ au bas de la fourchette
deciding-prices-high = M€ au haut de la fourchette
deciding-prices-taken = Prix retenu
deciding-prices-reset = Prix de l’étude
deciding-price-buy = { $price } à l’achat
deciding-price-run = { $price } par an
deciding-price-usage = { $price } à l’usage
deciding-equity = L’équité
deciding-equity-note = Dernière phase. Gini : 0 quand tous les élèves ont le même débit, 1 quand un seul a tout. Rural : communes de moins de 2 000 habitants (ou ce que dit l’étude).
deciding-equity-scenario = Scénario
deciding-equity-gini = Gini du débit
deciding-equity-rates = 
    kb/s par élève
    rural / urbain
deciding-equity-under = 
    Élèves sous
    la cible
deciding-equity-lessons = 
    Cours perturbés
    rural / urbain
deciding-equity-euros = 
    € par élève et an
    rural / urbain
deciding-worst = Les dix moins bien servis
deciding-worst-note = Débit par élève dans la dernière phase de « { $scenario } ». Un clic choisit l’établissement.
deciding-worst-school = Établissement
deciding-worst-rate = kb/s par élève
deciding-worst-pupils = Élèves
deciding-on-the-map = Voir sur la carte
deciding-said = En toutes lettres
menu-report = Écrire le rapport…
gui-report-under-way = Écriture du rapport…
ask-report-title = Écrire le rapport
ask-report = Fichier (.html, .pdf, .xlsx, .geojson, .gpkg)
ask-report-form = Le nom doit finir par .html, .pdf, .xlsx, .geojson ou .gpkg.
deciding-spread = Le coût et son incertitude
deciding-spread-note = Valeur actuelle sur la période : le trait est la médiane des tirages de prix, la bande en contient neuf sur dix.
deciding-spread-low = M€, un tirage sur vingt au-dessous
deciding-spread-likely = M€, médiane
deciding-spread-high = M€, un tirage sur vingt au-dessus
deciding-spread-said = { $likely } ({ $low } à { $high })

elus-note-some-estimates = Estimation, calculée et non simulée, pour : { $scenarios }.
table-code = Code
table-unbounded = sans limite
table-two-sources = Charge (95e centile) : sur toutes les journées simulées, ou estimée. Maximum et moyenne : sur une seule journée tirée au sort, celle de la vue Journée.
table-filtered = Le filtre de la carte ne laisse passer qu’une partie.
table-unfiltered = Tout montrer
table-p95-link = Part occupée qui n’est dépassée que 5 % des heures de classe ; d’un accès, celle du sens le plus occupé, écrite à côté du sens descendant.
editor-field = Champ
editor-key = Clé

# Ligne de commande de la fenêtre.

help-window = Montre le territoire, laisse changer l’avenir et compare des scénarios. Sans étude : la dernière ouverte, d’abord celle de l’Auvergne.
help-window-example =
    maillage-gui sconeeta
    maillage-gui mon-etude.toml --view compare --lang fr --size 1400x900 --picture comparaison.png
argument-file = Étude à ouvrir : fichier, dossier de résultats, ou nom fourni comme sconeeta
argument-view = Vue à montrer : map (carte), compare (comparer), elus (en bref), editor (scénario), timeline (journée), explain (pourquoi), table (tableau) ou decide (décider)
argument-tab = Onglet de l’éditeur : levers (leviers), fields (champs), changes (différences) ou text (texte)
argument-table = Ce que liste le tableau : establishments (établissements), links (liens), servers (serveurs) ou day (journée)
argument-theme = Thème : light (clair) ou dark (sombre)
argument-size = Taille de la fenêtre en points, comme 1400x900
argument-minute = Minute de la journée à montrer, comme 10:05
argument-select = Établissement à choisir : partie du nom ou de la commune
argument-simulate = Simule autant de journées de ce qui est montré, de 1 à 500
argument-picture = Écrit une image PNG de la vue, et finit
value-file = ÉTUDE
value-view = VUE
value-tab = ONGLET
value-table = LISTE
value-theme = THÈME
value-size = TAILLE
value-minute = HEURE
value-select = NOM
value-simulate = N
value-picture = FICHIER
expected-lang = {"\u202F"}; fr ou en est attendu
expected-size = {"\u202F"}; une largeur et une hauteur de 320 à 8192 sont attendues, comme 1400x900
expected-minute = {"\u202F"}; une heure est attendue, comme 10:05
expected-simulate = {"\u202F"}; un nombre entier de 1 à 500 est attendu
