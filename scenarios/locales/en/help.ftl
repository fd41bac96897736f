# Help of the command line.

heading-usage = Usage:
heading-example = Example:
heading-commands = Commands
heading-options = Options
heading-arguments = Arguments
value-command = COMMAND

help = Simulates the networks and digital services of a school region and compares scenarios. Without a command: compares the scenarios of the bundled study “sconeeta”.
help-example =
    maillage
    maillage compare sconeeta --day peak --until 5%
help-list = Shows the bundled studies, scenarios and territories
help-list-example = maillage list
help-check = Reads files and says what is wrong with them, without simulating
help-check-example = maillage check my-study.toml
help-new = Writes a file to start from
help-new-example = maillage new study my-study
help-new-study = Writes a commented study, ready to be edited; never overwrites a file
help-new-study-example = maillage new study my-study
help-run = Simulates a scenario
help-run-example = maillage run statu-quo --phase 2020 --day peak --replications 10
help-compare = Compares the scenarios of a study on common random numbers
help-compare-example =
    maillage compare sconeeta --replications 20
    maillage compare my-study.toml --territory my-territory --format json
help-explain = Says why an establishment is disturbed, and what would mend it
help-explain-example = maillage explain maillage-results/sconeeta --establishment SYN-63-C-0001
help-replay = Replays a trace exactly
help-replay-example = maillage replay flows --links links.csv --flows flows.csv --out finish.csv
help-replay-flows = Replays flows that share links fairly (max-min)
help-replay-flows-example = maillage replay flows --links links.csv --flows flows.csv --out finish.csv
help-replay-jobs = Replays jobs on servers
help-replay-jobs-example = maillage replay jobs --pools pools.csv --jobs jobs.csv --out finish.csv
help-validate = Compares the model with theory and with itself; fails if any row deviates
help-validate-example = maillage validate --full
help-import = Makes a territory of open data
help-import-example = maillage import annuaire directory.csv --out my-territory
help-import-annuaire = Makes a territory of the official directory of schools
help-import-annuaire-example = maillage import annuaire directory.csv --effectifs colleges.csv --private drop --out my-territory
help-territory = Makes a synthetic territory
help-territory-example = maillage territory new --departements 03,15 --out my-territory
help-territory-new = Writes the synthetic territory of some départements
help-territory-new-example = maillage territory new --departements 03,15 --out my-territory
help-schema = Shows the JSON Schema of scenario and study files, for completion in editors
help-schema-example = maillage schema study > study.schema.json

argument-help = Shows this help
argument-version = Shows the version
argument-lang = Language: fr or en (usually that of the environment, else French)
argument-files = Files to read
argument-name = Name
argument-scenario = Scenario: bundled name or file
argument-study = Study: bundled name or file
argument-phase = Phases to simulate, separated by commas (usually those of the study)
argument-day = Types of day to simulate, separated by commas (usually those of the study)
argument-replications = Replications of each case (usually those of the study)
argument-until = Replicates until this relative margin of the main measures, such as 5% (5 to 200 replications)
argument-seed = Seed of chance (usually that of the study)
argument-threads = Threads; 0, as many as cores
argument-tier = Fidelity: session (usually), interaction, or analytic (an estimate, nothing drawn)
argument-format = Form of the result: table (usually) or json
argument-out = Where to write
argument-territory = Another territory: bundled name or directory
argument-links = CSV file that replaces some access links of the territory
argument-results = Results directory
argument-establishment = UAI code or key of the establishment; without it, what makes the costs
argument-flows = CSV file of flows
argument-pools = CSV file of pools of servers
argument-jobs = CSV file of jobs
argument-full = Also compares what takes minutes
argument-effectifs = Files of enrolment
argument-private = Private establishments: keep (usually) or drop
argument-departements = Codes of départements, separated by commas
argument-which = scenario, study or means; all when absent

value-lang = LANGUAGE
value-files = FILE
value-name = NAME
value-scenario = SCENARIO
value-study = STUDY
value-phase = PHASES
value-day = DAYS
value-replications = N
value-until = SHARE
value-seed = N
value-threads = N
value-tier = TIER
value-format = FORM
value-out = PATH
value-territory = TERRITORY
value-links = FILE
value-results = RESULTS
value-establishment = KEY
value-flows = FILE
value-pools = FILE
value-jobs = FILE
value-effectifs = FILE
value-private = CHOICE
value-departements = CODES
value-which = SCHEMA

help-decide = Shows what scenarios cost, who pays, who helps, and which one comes first
help-decide-example =
    maillage decide maillage-results/sconeeta
    maillage decide maillage-results/sconeeta --governance each_alone --means my-prices.xlsx
help-report = Writes a report: HTML page, PDF, workbook or map layer, by the name of the file
help-report-example =
    maillage report maillage-results/sconeeta --to report.html
    maillage report maillage-results/sconeeta --to report.pdf report.xlsx schools.geojson schools.gpkg
help-new-means = Writes a commented file of means: prices, payers, support, criteria
help-new-means-example = maillage new means my-means
argument-to = Files to write: .html, .pdf, .xlsx, .geojson, .gpkg
argument-means = Means to take instead of those of the results: a .toml file, or an .xlsx workbook whose sheet of prices was edited
argument-governance = Governance of all scenarios, by its name in the means
value-to = FILE
value-means = FILE
value-governance = NAME
argument-equity = Shows the equity of this measure instead: disturbed_lessons, response_p95, login_p95…
value-equity = MEASURE

help-diff = Shows what two scenarios say otherwise, phase by phase; of one alone, what it changes in the one that it starts from
help-diff-example =
    maillage diff clients-legers
    maillage diff securiser my-scenario.toml --phase 2018
help-film = Simulates one day and writes it minute by minute, as CSV: links, servers, lessons
help-film-example = maillage film clients-legers --phase 2018 --day peak --out my-day
argument-with = Scenario to put beside it; without it, the first beside the one that it starts from
argument-replication = Which of the simulated days, from 0 (usually the first)
value-with = OTHER
argument-phases = Phases to compare, separated by commas (usually those that both have)
value-phases = PHASES
value-replication = N
argument-one-phase = The phase
argument-one-day = The type of day
value-one-phase = PHASE
value-one-day = DAY
