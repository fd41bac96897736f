# Fichiers de scénario et d’étude : ce qui ne va pas, et quoi faire.

scenario-24-hours = il faut 24 poids, un par heure depuis minuit : il y en a { $count }
scenario-above-zero = il faut une valeur au-dessus de zéro
scenario-at-least = il faut au moins { $least }
scenario-base-unreadable = le fichier { $name } ne peut pas être lu
scenario-choice-takes-nothing = « { $choice } » s’écrit seul, entre guillemets
scenario-conflict-with-itself = une application ne peut pas être en conflit avec elle-même
scenario-cyclic-extends = ces fichiers se prolongent en rond : { $chain }
scenario-did-you-mean = vouliez-vous dire « { $name } » ?
scenario-empty-territory = il n’y a aucun établissement dans ce territoire
scenario-end-before-start = la fin vient avant le début
scenario-extends-text = « extends » attend le nom d’un fichier ou d’un scénario fourni, entre guillemets
scenario-home-local = on ne peut pas joindre « { $service } » depuis la maison : il tourne dans chaque établissement
scenario-kind-missing = le territoire a des établissements de type « { $kind } », mais [{ $section }.{ $kind }] n’est pas écrit
scenario-kinds-elsewhere = « kinds » n’a de sens que pour une ferme placée dans les établissements (at = "establishment")
scenario-is-scenario = c’est un scénario : maillage run { $path }
scenario-is-means = c’est un fichier de moyens, pas un scénario : maillage decide RÉSULTATS --means { $path }
scenario-is-study = c’est une étude : maillage compare { $path }
scenario-known-names = les noms connus sont : { $names }
scenario-low-under-high = le seuil d’arrêt doit être sous le seuil de démarrage
scenario-lines-missing = chaque établissement doit avoir un accès, qui mène à un point de présence du territoire (établissements : { $schools }, accès : { $lines })
scenario-missing-key = il manque la clé « { $key } »
scenario-no-bells = des cours demandent des appareils, mais il n’y a pas d’horaires pour « { $kind } »
scenario-no-days = il faut au moins un type de jour ([days.ordinary])
scenario-no-file = le fichier n’existe pas
scenario-no-phases = il faut au moins une phase ([phases.2018])
scenario-no-pool-there = « { $activity } » a besoin de « { $pool } », que les établissements de type « { $kind } » n’ont pas
scenario-no-rate = un flux doit avoir un débit, « down » ou « up »
scenario-no-scenarios = il faut au moins un scénario
scenario-no-seats = aucun poste de « { $kind } » ne permet « { $activity } »
scenario-no-version = il manque « version = { $known } »
scenario-no-weight = la somme des poids est nulle
scenario-no-wifi = des postes sans fil sans Wi-Fi : [wifi.{ $kind }] n’est pas écrit
scenario-not-a-quantity = { $found } n’est pas une valeur avec son unité ; unités possibles : { $units }
scenario-not-a-table = il faut une table
scenario-not-in-phase = « { $key } » ne peut pas être écrit dans une phase
scenario-not-toml = ce n’est pas du TOML correct ; son lecteur dit, en anglais : « { $reason } »
scenario-not-utf8 = le texte n’est pas en UTF-8 à cet endroit
scenario-not-utf8-hint = enregistrez le fichier en UTF-8 dans votre éditeur
scenario-one-choice = il faut un seul choix
scenario-out-of-range = { $found } est hors limites ; attendu : { $expected }
scenario-over-100 = la somme des parts dépasse 100 %
scenario-overflow-cycle = ces fermes débordent en rond l’une sur l’autre
scenario-overflow-inwards = une ferme ne peut pas déborder sur « { $pool } », qui est plus près des établissements
scenario-session-over-memory = une session demande plus que la mémoire d’un hôte
scenario-session-without-pool = une session se tient sur une ferme, et « { $service } » n’en a pas
scenario-slots-overlap = ce créneau commence avant la fin du précédent
scenario-toml-boolean = écrivez true ou false, en minuscules
scenario-toml-brace = cette accolade n’est pas refermée
scenario-toml-bracket = ce crochet n’est pas refermé : il manque « ] »
scenario-toml-duplicate = cette clé est déjà écrite plus haut
scenario-toml-escape = dans un texte, « \ » veut un signe connu après lui ; pour la barre elle-même, écrivez « \\ »
scenario-toml-key-letters = une clé sans guillemets n’a que des lettres sans accent, des chiffres, « - » et « _ »
scenario-toml-leading-zero = un nombre ne commence pas par zéro
scenario-toml-no-key = une clé est attendue ici
scenario-toml-no-value = une clé et sa valeur s’écrivent « clé = valeur »
scenario-toml-too-much = il y a quelque chose de trop après la valeur ; une clé par ligne, et un point pour les décimales
scenario-toml-unclosed-text = ce texte n’est pas refermé : il manque un guillemet
scenario-toml-unquoted = une valeur est attendue ici ; un texte s’écrit entre guillemets
scenario-together = « { $key } » doit être écrit aussi
scenario-twice = le scénario « { $name } » est cité deux fois
scenario-under-100 = la part doit être sous 100 %
scenario-unit-missing = il manque l’unité après { $found } ; unités possibles : { $units }
scenario-unknown-base = il n’y a pas de scénario « { $name } »
scenario-unknown-choice = « { $found } » n’est pas un choix possible
scenario-unknown-day = le scénario « { $scenario } » n’a pas de type de jour « { $name } »
scenario-unknown-departement = le territoire n’a pas de département « { $code } »
scenario-unknown-key = la clé « { $key } » est inconnue
scenario-unknown-name = « { $name } » n’est pas écrit dans [{ $section }]
scenario-unknown-phase = le scénario « { $scenario } » n’a pas de phase « { $name } »
scenario-unknown-scenario = il n’y a pas de scénario fourni de ce nom, ni de fichier
scenario-unknown-study = il n’y a pas d’étude fournie de ce nom, ni de fichier
scenario-unknown-territory = « { $name } » n’est ni un territoire fourni, ni un dossier
scenario-unknown-version = version inconnue : ce programme lit la version { $known }
scenario-unreadable = le fichier ne peut pas être lu : { $reason }
scenario-wrong-type = { $found } n’est pas du type attendu : { $expected ->
        [number] un nombre
        [table] une table
        [text] un texte entre guillemets
        [list] une liste
        [boolean] true ou false
       *[other] { $expected }
    }
scenario-wrong-value = valeur refusée : { $reason }
scenario-edit-no-table = { $path } n’est pas une table
scenario-edit-no-value = « { $value } » n’est pas une valeur TOML
scenario-edit-unsupported = { $path } ne peut pas être changé dans ce texte tel qu’il est écrit
