# Le programme en ligne de commande : messages.

diagnostic-hint = conseil :
failure-label = erreur :
failure-read = { $path } ne peut pas être lu : { $reason }
failure-write = { $path } ne peut pas être écrit : { $reason }
failure-output = la sortie standard n’accepte plus rien : { $reason }
failure-disk-not-found = un dossier du chemin n’existe pas
failure-disk-forbidden = droits insuffisants
failure-disk-is-directory = c’est un dossier, alors qu’un fichier est attendu
failure-disk-not-directory = c’est un fichier, alors qu’un dossier est attendu
failure-disk-full = le disque est plein
failure-disk-read-only = le disque est en lecture seule
failure-interrupted = interrompu ; calculs faits : { $done } sur { $total }.
failure-interrupted-kept = Ils sont gardés dans { $path } : la même commande continue.
failure-threads = les fils d’exécution n’ont pas pu démarrer : { $reason }
failure-foreign-directory = { $path } contient autre chose que des résultats de maillage : choisissez avec --out un dossier vide, ou qui n’existe pas encore
failure-no-results = { $path } n’existe pas : ce n’est pas un dossier de résultats complet. Lancez d’abord : maillage compare … --out DOSSIER
failure-bad-summary = { $place } : ce résumé n’est pas de cette version de maillage ({ $reason })

usage-unknown-command = commande inconnue « { $name } »
usage-unknown-argument = option ou argument inattendu « { $argument } »
usage-bad-value = la valeur « { $value } » ne convient pas pour { $argument }
usage-value-missing = il manque une valeur pour { $argument }
usage-possible = {"\u202F"}; possibles : { $values }
usage-argument-missing = il manque : { $argument }
usage-argument-twice = { $argument } ne peut être donné qu’une fois
usage-command-missing = il manque une commande
usage-conflict = { $argument } et { $prior } ne vont pas ensemble
usage-not-utf8 = la ligne de commande n’est pas en UTF-8
usage-bad-argument = { $argument } n’est pas employé comme il faut
usage-near = conseil : vouliez-vous dire « { $near } » ?
usage-help = conseil : « --help » montre les options et un exemple ; après une commande, les siens
expected-number = {"\u202F"}; un nombre entier est attendu
expected-name = {"\u202F"}; un nom est attendu
expected-replications = {"\u202F"}; un nombre entier de 1 à 100 000 est attendu
expected-until = {"\u202F"}; une part est attendue, comme 5%
expected-threads = {"\u202F"}; un nombre entier de 0 à 1024 est attendu (0 : autant que de cœurs)
expected-seed = {"\u202F"}; un nombre entier est attendu

choice-unknown-phase = phase inconnue « { $name } » ; phases de l’étude : { $known }
choice-unknown-day = journée inconnue « { $name } » ; journées de l’étude : { $known }
choice-unknown-territory = territoire inconnu « { $name } » ; territoires fournis : { $known } ; sinon un dossier, comme en écrivent « maillage import » et « maillage territory »

progress-left = encore
progress-runs = journées simulées
progress-line = journées simulées : { $done } sur { $total }
progress-stopping = arrêt après les calculs en cours ; Ctrl-C encore pour arrêter tout de suite

list-studies = Études (maillage compare NOM)
list-scenarios = Scénarios (maillage run NOM)
list-territories = Territoires (--territory NOM)
list-study-scenarios = scénarios
list-study-phases = phases (--phase)
list-study-days = journées (--day)
list-next = Pour écrire les vôtres : maillage new study mon-etude
check-good = { $path } : rien à signaler
new-exists = { $path } existe déjà et n’est pas remplacé : choisissez un autre nom
new-written = { $path } est écrit : modifiez-le, puis « maillage check { $path } » et « maillage compare { $path } »
territory-unknown = département inconnu « { $code } » ; le plus proche : { $near }
territory-written = { $establishments ->
        [one] { $establishments } établissement synthétique
       *[other] { $establishments } établissements synthétiques
    }, { $pupils ->
        [one] { $pupils } élève
       *[other] { $pupils } élèves
    } ; écrit dans { $path }, à employer avec --territory { $path }
import-written = Territoire écrit dans { $path } ; à employer avec --territory { $path }
trace-out-of-range = cette ligne mène hors des nombres que le calcul peut porter

validate-name = ce qui est comparé
validate-of = { $name } ({ $parameters })
validate-expected = attendu
validate-measured = trouvé
validate-tolerance = tolérance
validate-unit = unité
validate-verdict = verdict
validate-pass = conforme
validate-fail = ÉCART
validate-informative = pour information
validate-total =
    { $count ->
        [one] { $count } comparaison
       *[other] { $count } comparaisons
    }, { $failed ->
        [0] toutes conformes
        [one] { $failed } écart
       *[other] { $failed } écarts
    }.
new-means-written = Écrit : { $path }. Une étude le prend par means = "…" ; maillage decide RÉSULTATS --means { $path } refait les comptes avec lui.
report-written = Écrit : { $path }
report-unknown-form = { $path } : on ne sait écrire que { $known }
report-no-pdf = ce programme a été construit sans le PDF (cargo build --features pdf) ; écrivez un .html et imprimez-le
report-failed = { $path } ne peut pas être composé : { $reason }
diff-heading = De « { $a } » à « { $b } » : { $count ->
        [0] aucune différence
        [one] { $count } différence
       *[other] { $count } différences
    }.
diff-what = ce qui change
diff-phases = phases
diff-always = toutes
diff-legend = « – » : le scénario ne le dit pas. « toutes » : dans toutes les phases comparées. Les clés des fichiers sont dans --format json.
diff-same = Ils disent la même chose dans les phases { $phases }.
diff-no-phase = « { $a } » et « { $b } » n’ont aucune phase à comparer en commun : rien n’est comparé.
diff-alone = « { $name } » a seul les phases { $phases } : elles ne sont pas comparées.
diff-no-parent = « { $name } » ne part d’aucun autre scénario : nommez celui à mettre en regard (maillage diff { $name } AUTRE ; maillage list les montre).
film-written = « { $scenario } », { $phase }, { $day } : { $lessons } cours avec des appareils, dont { $disturbed ->
        [one] { $disturbed } perturbé
       *[other] { $disturbed } perturbés
    }. Écrit dans { $path } : { $files }.
film-which = un film est celui d’une seule journée : choisissez parmi { $known }
failure-more = { $count ->
        [one] et { $count } autre erreur
       *[other] et { $count } autres erreurs
    } : corrigez les premières, puis recommencez.
