# Aide de la ligne de commande.

heading-usage = Emploi :
heading-example = Exemple :
heading-commands = Commandes
heading-options = Options
heading-arguments = Arguments
value-command = COMMANDE

help = Simule les réseaux et services numériques d’un territoire scolaire et compare des scénarios. Sans commande : compare les scénarios de l’étude fournie « sconeeta ».
help-example =
    maillage
    maillage compare sconeeta --day peak --until 5%
help-list = Montre les études, scénarios et territoires fournis
help-list-example = maillage list
help-check = Lit des fichiers et dit ce qui n’y va pas, sans simuler
help-check-example = maillage check mon-etude.toml
help-new = Écrit un fichier de départ
help-new-example = maillage new study mon-etude
help-new-study = Écrit une étude commentée, prête à modifier ; n’écrase jamais un fichier
help-new-study-example = maillage new study mon-etude
help-run = Simule un scénario
help-run-example = maillage run statu-quo --phase 2020 --day peak --replications 10
help-compare = Compare les scénarios d’une étude, sur les mêmes tirages
help-compare-example =
    maillage compare sconeeta --replications 20
    maillage compare mon-etude.toml --territory mon-territoire --format json
help-explain = Dit pourquoi un établissement est perturbé, et ce qui y remédierait
help-explain-example = maillage explain maillage-results/sconeeta --establishment SYN-63-C-0001
help-replay = Rejoue exactement une trace
help-replay-example = maillage replay flows --links liens.csv --flows flux.csv --out fins.csv
help-replay-flows = Rejoue des flux qui se partagent des liens équitablement (max-min)
help-replay-flows-example = maillage replay flows --links liens.csv --flows flux.csv --out fins.csv
help-replay-jobs = Rejoue des travaux sur des serveurs
help-replay-jobs-example = maillage replay jobs --pools fermes.csv --jobs travaux.csv --out fins.csv
help-validate = Compare le modèle à la théorie et à lui-même ; échoue si une ligne s’écarte
help-validate-example = maillage validate --full
help-import = Fait un territoire de données ouvertes
help-import-example = maillage import annuaire annuaire.csv --out mon-territoire
help-import-annuaire = Fait un territoire de l’annuaire officiel des établissements
help-import-annuaire-example = maillage import annuaire annuaire.csv --effectifs colleges.csv --private drop --out mon-territoire
help-territory = Fait un territoire synthétique
help-territory-example = maillage territory new --departements 03,15 --out mon-territoire
help-territory-new = Écrit le territoire synthétique de départements choisis
help-territory-new-example = maillage territory new --departements 03,15 --out mon-territoire
help-schema = Montre le schéma JSON des fichiers de scénario et d’étude, pour la complétion des éditeurs
help-schema-example = maillage schema study > etude.schema.json

argument-help = Montre cette aide
argument-version = Montre la version
argument-lang = Langue : fr ou en (d’ordinaire celle de l’environnement, sinon le français)
argument-files = Fichiers à lire
argument-name = Nom
argument-scenario = Scénario : nom fourni ou fichier
argument-study = Étude : nom fourni ou fichier
argument-phase = Phases à simuler, séparées par des virgules (d’ordinaire celles de l’étude)
argument-day = Journées à simuler, séparées par des virgules (d’ordinaire celles de l’étude)
argument-replications = Répétitions de chaque cas (d’ordinaire celles de l’étude)
argument-until = Répète jusqu’à cette marge relative des mesures principales, comme 5% (de 5 à 200 répétitions)
argument-seed = Graine du hasard (d’ordinaire celle de l’étude)
argument-threads = Fils d’exécution ; 0, autant que de cœurs
argument-tier = Finesse : session (d’ordinaire), interaction, ou analytic (estimation sans tirage)
argument-format = Forme du résultat : table (d’ordinaire) ou json
argument-out = Où écrire
argument-territory = Autre territoire : nom fourni ou dossier
argument-links = Fichier CSV qui remplace des accès du territoire
argument-results = Dossier de résultats
argument-establishment = Code UAI ou clé de l’établissement ; sans elle, ce qui fait les coûts
argument-flows = Fichier CSV des flux
argument-pools = Fichier CSV des fermes de serveurs
argument-jobs = Fichier CSV des travaux
argument-full = Compare aussi ce qui prend des minutes
argument-effectifs = Fichiers des effectifs
argument-private = Établissements privés : keep (gardés, d’ordinaire) ou drop (laissés de côté)
argument-departements = Codes des départements, séparés par des virgules
argument-which = scenario, study ou means ; sans rien, tous

value-lang = LANGUE
value-files = FICHIER
value-name = NOM
value-scenario = SCÉNARIO
value-study = ÉTUDE
value-phase = PHASES
value-day = JOURNÉES
value-replications = N
value-until = PART
value-seed = N
value-threads = N
value-tier = FINESSE
value-format = FORME
value-out = CHEMIN
value-territory = TERRITOIRE
value-links = FICHIER
value-results = RÉSULTATS
value-establishment = CLÉ
value-flows = FICHIER
value-pools = FICHIER
value-jobs = FICHIER
value-effectifs = FICHIER
value-private = CHOIX
value-departements = CODES
value-which = SCHÉMA

help-decide = Montre ce que coûtent les scénarios, qui paie, qui aide, et lequel vient en tête
help-decide-example =
    maillage decide maillage-results/sconeeta
    maillage decide maillage-results/sconeeta --governance each_alone --means mes-prix.xlsx
help-report = Écrit un rapport : page HTML, PDF, classeur ou couche de carte, selon le nom du fichier
help-report-example =
    maillage report maillage-results/sconeeta --to rapport.html
    maillage report maillage-results/sconeeta --to rapport.pdf rapport.xlsx ecoles.geojson ecoles.gpkg
help-new-means = Écrit un fichier de moyens commenté : prix, financeurs, assistance, critères
help-new-means-example = maillage new means mes-moyens
argument-to = Fichiers à écrire : .html, .pdf, .xlsx, .geojson, .gpkg
argument-means = Moyens à prendre au lieu de ceux des résultats : fichier .toml, ou classeur .xlsx dont la feuille des prix a été modifiée
argument-governance = Gouvernance de tous les scénarios, par son nom dans les moyens
value-to = FICHIER
value-means = FICHIER
value-governance = NOM
argument-equity = Montre plutôt l’équité de cette mesure : disturbed_lessons, response_p95, login_p95…
value-equity = MESURE

help-diff = Montre ce que deux scénarios disent autrement, phase par phase ; d’un seul, ce qu’il change à celui dont il part
help-diff-example =
    maillage diff clients-legers
    maillage diff securiser mon-scenario.toml --phase 2018
help-film = Simule une journée et l’écrit minute par minute, en CSV : liens, serveurs, cours
help-film-example = maillage film clients-legers --phase 2018 --day peak --out ma-journee
argument-with = Scénario à mettre en regard ; sans lui, le premier face à celui dont il part
argument-replication = Laquelle des journées simulées, à partir de 0 (d’ordinaire la première)
value-with = AUTRE
argument-phases = Phases à comparer, séparées par des virgules (d’ordinaire celles que les deux ont)
value-phases = PHASES
value-replication = N
argument-one-phase = La phase
argument-one-day = La journée
value-one-phase = PHASE
value-one-day = JOURNÉE
