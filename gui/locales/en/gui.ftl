# Words of the window.

pane-map = Map
pane-timeline = Day
pane-editor = Scenario
pane-compare = Compare
pane-elus = In brief
pane-explain = Why?
pane-table = Table
pane-decide = Decide

menu-file = File
menu-edit = Edit
menu-view = View
menu-open = Open…
menu-save = Save
menu-save-as = Save as…
menu-save-results = Save results…
menu-save-picture = Save a picture…
menu-undo = Undo edit
menu-redo = Redo edit
menu-reset-layout = Original layout

gui-colon-space = :{" "}
gui-no-temporary-folder = No temporary folder can be made (variable TMPDIR): { $reason }
gui-no-window = No window can be opened: { $reason }
gui-unknown-study = There is no bundled study called “{ $name }”.
gui-nothing-in-folder = { $path }: this folder holds neither a study (study.toml) nor results (summary.json). Name the file of the study, or the folder into which the command wrote its results.
gui-no-file-of-its-own = “{ $scenario }” has no file in this study: duplicate it to change it.
gui-open-title = Open a study
gui-save-title = Save the study in a folder
gui-picture-title = Save a picture
gui-saved = Saved: { $path }
gui-not-saved = Cannot write { $path }: { $reason }
gui-results-under-way = Computing and writing the results of the whole study…
gui-mend-first = Mend the faults of the scenario first: a copy is read with the rest of the study.
gui-not-there = No establishment is called “{ $name }”.
gui-not-kept = Edits will not be kept after a crash: { $path } cannot be written ({ $reason })
gui-unreadable = Results that cannot be read
gui-job-failed = The work stopped on a fault of the program; what is finished is kept.
gui-results-empty = they hold no scenario
gui-results-writing = Writing the results…
gui-results-stopped = Saving stopped; finished days are kept in { $path }: saving there again goes on from them.
gui-results-saved = Results saved: { $path }
gui-results-saved-before = Results saved: { $path }. They are not those of the study as it is now.
gui-copied = Copied.
gui-file-results = results
gui-file-report = report.html
gui-file-picture = maillage-picture.png
gui-unsaved = Unsaved changes
gui-scenario = Scenario
gui-simulate = Simulate
gui-simulate-hint = Simulates what is shown, on all cores
gui-save-shot = Save the picture “{ $name }”…
gui-copy-table = Copy the table “{ $name }”
gui-days = days
gui-days-hint = Days to simulate for each scenario: the more, the narrower the intervals
gui-simulate-moment = All scenarios
gui-simulate-moment-hint = Simulates every scenario at this phase and type of day, to compare them
gui-simulate-all = Whole study
gui-simulate-all-hint = Simulates every scenario, phase and type of day
gui-simulated = Simulation finished.
gui-stopped = Simulation stopped; finished days are kept.
gui-preparing = Preparing…
gui-progress = { $done } days of { $total }
gui-time-left = { $time } left
gui-cancel = Stop
gui-more-lines = { $more ->
        [one] (and { $more } line)
       *[other] (and { $more } lines)
    }
gui-dismiss = Dismiss
gui-territory = { $territory }: { $establishments } establishments, { $pupils } pupils
gui-faults = { $count ->
    [one] { $count } error in the scenario
   *[other] { $count } errors in the scenario
}
gui-is-estimate = Estimate
gui-is-simulated = { $replications ->
    [one] Simulated, { $replications } day
   *[other] Simulated, { $replications } days
}
gui-computing = Computing…
gui-dark = Dark
gui-light = Light
gui-larger = Larger text
gui-smaller = Smaller text
gui-play = Play the day
gui-pause = Pause
gui-duplicate = Duplicate
gui-select-establishment = Select an establishment on the map.

kind-ecole = Primary school
kind-college = Lower secondary
kind-lycee = Upper secondary
kind-lycee-professionnel = Vocational

figure-none = nothing to measure
figure-points = { $points } points
figure-clock = { $hour2 }:{ $minute }

quantity-rate-per-hundred = Rate for 100 pupils
map-measure = Colour
map-against = Difference with
map-against-none = none
map-difference = { $measure }: difference
map-difference-pair = { $shown } − { $against }
map-difference-estimate-first = An estimate minus a simulation: simulate both.
map-difference-estimate-last = A simulation minus an estimate: simulate both.
map-search = Search
map-search-hint = school, commune
map-filter = Filter
map-filter-kinds = Types
map-filter-departements = Départements
map-filter-none = Show all
map-links = Links
map-closer = Closer
map-wider = Wider
map-all = All
map-below = less than { $bound }
map-above = { $bound } and more
map-between = { $low } to { $high }
map-count = { $count ->
    [one] { $count } establishment
   *[other] { $count } establishments
}
map-size = Size: pupils, within a type
map-size-crowd = Each dot is several establishments; size: pupils
map-legend-more = Whole legend
map-legend-less = Shorter legend
map-crowd = { $establishments ->
        [one] { $establishments } establishment
       *[other] { $establishments } establishments
    }, { $pupils ->
        [one] { $pupils } pupil
       *[other] { $pupils } pupils
    }
map-crowd-mean = { $measure }: { $value } on average
map-crowd-going = { $share } of lessons disturbed
map-crowd-closer = A click brings the map closer.
map-card-place = { $kind }, { $commune }, { $pupils ->
        [one] { $pupils } pupil
       *[other] { $pupils } pupils
    }
map-card-rate = Access line: { $rate }
map-card-measure = { $measure }: { $value }
map-card-mixed = Difference between an estimate and a simulation
map-period-day = Whole day
map-period-instant = At this moment
map-going = State of lessons
map-going-rest = no lesson
map-going-well = lessons going well
map-going-some = some disturbed
map-going-most = half or more disturbed
map-at = Lessons at { $time }
map-utilisation = Links and servers in use (%)
map-internet = Internet
map-card-at = { $time }: { $state }
map-card-used = Access line { $used } in use
map-in-words-at = Map of { $territory } at a moment. { $moment }. The table ({ $keys }) lists every establishment, link and server.
map-in-words = Map of { $territory }: { $establishments } establishments, coloured by “{ $measure }”. The table ({ $keys }) lists all of them, and every link and server.
map-node = { $place }: { $used } in use
places-wired = { $place }, wired computers
places-wireless = { $place }, Wi-Fi

gui-moment = Phase { $phase }, { $day }

timeline-back = Five minutes back
timeline-forth = Five minutes on
timeline-hour = Hour
timeline-hour-of = { $hour }:00
timeline-filming = Computing the day, minute by minute…
timeline-no-film = The day cannot be played without its scenario.
timeline-drawn = one day drawn at random
timeline-drawn-hint = A single simulated day, drawn at random: another one of the same kind would differ a little. The figures of the other pages are means or estimates.
timeline-unit = lessons
timeline-in-progress = lessons in progress
timeline-disturbed = of these, disturbed
timeline-link = shared links (max.)
timeline-pool = central servers (max.)
timeline-lessons-at = { $lessons ->
        [one] { $lessons } lesson
       *[other] { $lessons } lessons
    }, { $disturbed ->
        [one] { $disturbed } disturbed
       *[other] { $disturbed } disturbed
    }
timeline-node = { $curve }: { $value }{ $which } at { $time }; at most { $most }, at { $when }
timeline-speed = Speed
timeline-speed-of = { $minutes } min/s

explain-territory = The whole territory
explain-territory-share = Disturbed lessons: { $share }
explain-blame = What blocks
explain-nothing-blamed = No disturbed lesson: nothing blocks.
explain-worst = Most disturbed lessons a day
explain-lessons = { $lessons } · { $place }
explain-scenarios = Disturbed lessons here, by scenario
explain-back = The whole territory

chart-phases = By phase
chart-hours = By hour
chart-departements = By département
chart-establishments = By establishment
chart-hollow = Hollow marks: estimates. Vertical lines: 95% intervals.
chart-intervals = Vertical lines: 95% intervals.
chart-hour-sessions = Most sessions in each hour, in means of five minutes.
chart-estimate = (estimate)
chart-phase = Phase
chart-departement = Département
chart-share-of-establishments = Share of establishments
compare-by = Compare by
chart-nothing = This measure is not recorded at this detail.
chart-figures = Figures of this chart: { $chart }
chart-told = { $measure }, horizontal axis: { $across }. { $scenarios }
chart-told-ends = { $scenario }: { $first } ({ $first_at }), then { $last } ({ $last_at }).
chart-told-extremes = { $scenario }: from { $first } ({ $first_at }) to { $last } ({ $last_at }).
chart-told-one = { $scenario }: { $figure } ({ $at }).
chart-told-nothing = { $scenario }: nothing known.
compare-key-figures = Key figures
compare-copy = Copy the table
compare-estimates = Estimates, without margin: simulate to know what is certain.
compare-some-estimates = Estimates, without margin: { $scenarios }. Others: means and 95% intervals.
compare-margins = Means and 95% intervals.
compare-corrected = Verdicts against the reference at 5%, corrected (Holm) for { $question } { $question ->
        [one] comparison
       *[other] comparisons
    } of disturbed lessons and, together, for { $others } of the other key figures; sessions have none.
compare-is-reference = reference
compare-is-better = better
compare-is-worse = worse
compare-is-same = not distinguishable
compare-is-identical = identical

table-rows = { $count ->
        [one] { $count } establishment
       *[other] { $count } establishments
    }
table-name = Establishment
table-kind = Type
table-pupils = Pupils
table-establishments = Establishments
table-links = Links
table-servers = Servers
table-day = The day
table-of = Table: { $listing }
table-keys = Arrows, Home and End: change the row. Enter: more about it.
table-rows-links = { $count ->
        [one] { $count } link
       *[other] { $count } links
    }
table-rows-servers = { $count ->
        [one] { $count } pool of hosts
       *[other] { $count } pools of hosts
    }
table-rows-day = { $count ->
        [one] { $count } moment
       *[other] { $count } moments
    }
table-unknown = These results say nothing about links and servers.
table-link = Link
table-rate = Rate
table-p95 = Load, 95th percentile
table-p95-hint = Share in use that is exceeded in only 5% of school hours.
table-peak = Load, at most
table-mean = Load, mean
table-filmed = From 8:00 to 18:00, on the day drawn at random that the view Day shows.
table-filmed-link = From 8:00 to 18:00, on the day drawn at random that the view Day shows; of an access line, its busier direction. It says nothing about links within establishments.
table-saturated = Saturated minutes
table-blamed = Disturbed lessons
table-blamed-hint = Disturbed lessons that it is the first cause of.
table-now = Load at { $time }
table-pool = Pool of hosts
table-site = Site
table-hosts = Number of hosts
table-cores = Usable cores of a host
table-sessions = Sessions per host
table-peak-sessions = Sessions, at most
table-refused = Refused logins
table-host-hours = Host-hours
table-time = Time
table-busiest-link = Busiest shared link
table-busiest-pool = Busiest central servers

elus-now-in = In { $phase }, with “{ $scenario }”, { $part } in { $total } lessons with computers { $part ->
        [one] is disturbed
       *[other] are disturbed
    }.
elus-now-none = In { $phase }, with “{ $scenario }”, no lesson with computers is disturbed.
elus-now-all = In { $phase }, with “{ $scenario }”, all lessons with computers are disturbed.
elus-now-less = In { $phase }, with “{ $scenario }”, less than one in { $total } lessons with computers is disturbed.
elus-listed = { $first } and { $last }
elus-quoted = “{ $scenario }”
elus-best-many = { $scenarios } do equally well, and cannot be told apart: at least { $spared } fewer disturbed lessons out of a thousand.
elus-best = “{ $scenario }” does best: { $spared } fewer disturbed lessons out of a thousand.
elus-best-is-reference = None of the other scenarios does better.
elus-blame = What blocks first: { $culprit }.
elus-places = The territory is not equal: in { $most } { $most_share } of lessons are disturbed, in { $least } { $least_share }.
elus-places-alike = All départements fare alike.
elus-sure = The difference from “{ $scenario }” is certain: over { $days } simulated days it is well beyond chance.
elus-sure-not = This is not yet certain: with { $days } simulated days the difference may be chance.
elus-sure-reference = These figures come from { $days } simulated days.
elus-sure-estimate = These figures are a quick estimate, to be confirmed by simulation.
elus-picture-lessons = Of twenty lessons on computers, how many are disturbed
elus-picture-maps-dark = Where: each dot is a school, bright if it fares badly
elus-picture-maps = Where: each dot is a school, dark if it fares badly
elus-picture-blame = What blocks if nothing changes
elus-lessons-in-words = { $scenario }: { $disturbed } disturbed lessons of { $total }
elus-simulate = Simulate to be sure
elus-note-synthetic = Schools placed by the program: none is real.
elus-note-partly-synthetic = Schools placed by the program, which are not real: { $count } of { $all }.
elus-note-estimate = Estimate: these figures are computed, not simulated.
elus-culprit-lan = the wires inside the school
elus-culprit-wifi = the Wi-Fi inside the school
elus-culprit-access = the Internet line of the school
elus-culprit-collection = the network between the lines and the département
elus-culprit-backbone = the network between départements
elus-culprit-host-site = the line of the data centre
elus-culprit-internet = the Internet access of the region
elus-culprit-hosts = the servers, not powerful enough
elus-culprit-sessions = the servers, full
elus-culprit-storage = the disks of the servers
elus-culprit-licences = the licences, too few
elus-culprit-latency = the distance to the servers
elus-culprit-device = the computers themselves

editor-levers = Levers
editor-fields = Fields
editor-changes = Differences
editor-text = Text

editor-extends = starts from “{ $scenario }”, { $changes }
editor-stands-alone = starts from no other scenario
editor-own-changes = { $count ->
        [0] no change
        [one] { $count } change
       *[other] { $count } changes
    }
editor-scenarios = Scenarios of the study ({ $count })
editor-duplicate-hint = New scenario that starts from this one
editor-copy-of = Copy of { $title }
editor-rename = Rename
editor-remove-scenario = Remove
editor-remove-scenario-hint = Takes this scenario out of the study; its file stays
editor-read-only = Results to be looked at only: the texts of the study are not at hand.
editor-since = Changes hold
editor-from-the-start = from the start
editor-from-phase = from { $phase } on
editor-written = { $file }, line { $line }: { $key }
editor-otherwise = Otherwise: { $value }
editor-is-plain = Said by this scenario
editor-is-own = This scenario’s own
editor-is-own-from = This scenario’s own, from { $phase } on
editor-is-inherited = Inherited from “{ $scenario }”
editor-reset = take back
editor-reset-hint = Take { $value } again
editor-only-changes = Only what changes
editor-add = Add a field
editor-add-entry = Add
editor-new-name = New name in “{ $section }”
editor-new-name-hint = new_name
editor-remove = Remove { $name }
editor-study = Study
editor-study-phases = Phases simulated
editor-study-days = Types of day simulated
editor-study-replications = Days simulated of each kind
editor-study-seed = Seed of randomness
editor-new-phase = Add a phase
editor-left = On one side
editor-right = On the other
editor-differences = { $count ->
        [0] No difference in { $phase }
        [one] { $count } difference in { $phase }
       *[other] { $count } differences in { $phase }
    }
editor-file = File
editor-faults = { $count ->
        [one] { $count } fault: the last right version stays shown
       *[other] { $count } faults: the last right version stays shown
    }
editor-place = { $file }, line { $line }
editor-fault-hint = Go to this place
editor-unreadable = Not understood yet: a list is written in brackets, a text in straight quotation marks, a number with a point. The study keeps the value from before.
editor-unreadable-drop = Back to the value from before

ask-unsaved = Save “{ $study }”?
ask-unsaved-why = Some changes are not saved.
ask-unsaved-results = Save the results?
ask-unsaved-results-why = Simulated days are not saved. Saving them writes the results of the whole study: what is missing is simulated first.
ask-save = Save
ask-do-not-save = Don’t save
ask-cancel = Cancel
ask-open = Open
ask-overwrite = Write over it
ask-conflict = The file has changed on disk
ask-conflict-why = Changed elsewhere since it was opened: { $files }. Writing over it would lose those changes.
ask-path = Study file, or folder of results
ask-folder = Folder
ask-browse = Browse…
ask-results-title = Save the results in a folder
ask-file = File
ask-path-empty = Give a path.
ask-path-missing = Nothing is there.
ask-path-is-file = This is a file: a folder is wanted.
ask-path-is-folder = This is a folder: add the name of a file.
ask-folder-new = This folder will be made.
ask-folder-there = This folder exists; its other files stay.
ask-folder-overwrites = Will be replaced: { $files }

recovery-offer = { $count ->
        [one] An interrupted session has left changes of “{ $study }” ({ $count } file).
       *[other] An interrupted session has left changes of “{ $study }” ({ $count } files).
    }
recovery-take = Recover
recovery-forget = Forget
gui-outdated = { $count ->
        [one] Changed since these results were made: { $scenarios }. The results no longer hold for it: its figures are estimates until it is simulated.
       *[other] Changed since these results were made: { $scenarios }. The results no longer hold for them: their figures are estimates until they are simulated.
    }
gui-outdated-dismiss = Understood
gui-no-results = “{ $path }” does not read as results: { $reason }

levers-lines = Lines
levers-hosts = Hosts
levers-uses = Uses
levers-seats = Seats for 100 pupils
levers-wifi = Wi-Fi
levers-connect = Connect by fibre…
levers-link = Rate of lines { $name }
levers-collection = Least rate of collection
levers-backbone = Rate of the regional backbone
levers-internet = Rate of the region’s Internet exit
levers-site = Rate of the line of site { $name }
levers-pupils-per-host = Pupils per host, { $name }
levers-concurrency = Seats served at once, { $name }
levers-hosts-of = Number of hosts, { $name }
levers-cores = Cores per host, { $name }
levers-sessions = Sessions per host, { $name }
levers-device-share = Share of lessons with devices, { $name }
levers-weight = Weight of { $last }, { $name }
levers-seats-of = { $name }, { $last }
levers-access-point = Rate of an access point, { $name }

deciding-title = Decide
deciding-heading = { $territory }: { $years } years, { $first } to { $last }, in euros of { $euros } without tax
deciding-report-of = Writes the report of the results in { $folder }: page, PDF, workbook or map
deciding-report-none = A report is about saved results: save them first (File menu, Save results…), or open some.
deciding-estimate = Estimate: { $estimated } of the { $cells } kinds of days counted are estimated, not simulated.
deciding-simulate = Simulate the whole study
deciding-under-way = Making the account: use, support, money…
deciding-stopped = The account was stopped.
deciding-again = Make the account
deciding-after-simulation = The account is made again when the simulation ends.
deciding-waiting = Reading the study…
deciding-overtaken = Pale figures are those from before the last changes.
deciding-tried = Assumptions under trial: { $what }.
deciding-tried-payers = who pays
deciding-tried-prices = prices
deciding-tried-weights = weights of the criteria
deciding-tried-report = All that follows takes them in; the report keeps the prices, weights and payers of the study.
deciding-reset = Back to the study
deciding-table = The scenarios in figures
deciding-scenario = Scenario
deciding-head-total = Total M€
deciding-hint-total = All that is spent over the years, bought and run, in millions of euros without tax
deciding-head-pupil = € a pupil and year
deciding-hint-pupil = Spending for each pupil and year
deciding-payer = { $payer } M€
deciding-payer-hint = What the payer “{ $payer }” pays over the years, in millions of euros without tax
deciding-head-staff = Support FTE
deciding-hint-staff = Full-time equivalents of support in the last phase
deciding-head-carbon = kgCO2e a pupil
deciding-hint-carbon = Carbon for each pupil and year in the last phase
deciding-head-under = Pupils under target %
deciding-hint-under = Pupils whose school has less than the rate wanted, in the last phase
deciding-head-lost = Failures % of time
deciding-hint-lost = Hours of seats lost to failures of lines and sites, in the last phase
deciding-head-score = Score of 100
deciding-hint-score = Weighted sum of the criteria
deciding-head-rank = Rank
deciding-hint-rank = Rank by score; an excluded scenario has none
deciding-head-topsis = TOPSIS rank
deciding-hint-topsis = Rank by another method: closeness to the best that could be had
deciding-head-best = First % of draws
deciding-hint-best = Share of the draws of prices and simulation in which the scenario comes first
deciding-out = out
deciding-weights = What counts
deciding-weights-note = Weight of each criterion; the others keep their proportions. Green: while the weight stays there, the same scenario comes first. Criteria are taken over all years of the account.
deciding-criterion = Criterion
deciding-weight = Weight
deciding-weight-low = Same first from
deciding-weight-high = Same first up to
deciding-weights-reset = Weights of the study
deciding-veto = excludes above { $limit }
deciding-room-all = does not change who is first
deciding-room-below = below { $low }: { $below }
deciding-room-above = above { $high }: { $above }
deciding-room = below { $low }: { $below }; above { $high }: { $above }
deciding-scores = Scores, term by term
deciding-scores-note = What each criterion adds to the score: weight × place between the worst (0) and the best (1). There is nothing else in a score.
deciding-points = points
deciding-score = { $score } · rank { $rank } (TOPSIS { $topsis })
deciding-score-out = { $score } · out
deciding-payers = Who pays
deciding-governance = Governance
deciding-governance-own = that of each scenario
deciding-governance-said = { $name }: { $summary }
deciding-people = Support
deciding-people-note = What “{ $scenario }” takes in the last phase to solve 95% of tickets within { $hours } working hours, by organisation; its own in bold.
deciding-staff-unit = FTE
deciding-people-organisation = Organisation
deciding-people-tickets = Tickets a year
deciding-people-median = Half within
deciding-people-p95 = 95% within
deciding-people-seats = Seat-days lost
deciding-people-unreached = Some teams never keep this delay, however many they are: ways and other people’s repairs take too long.
deciding-prices = The prices that matter
deciding-prices-note = What the low and the high end of each price change in the cost of “{ $scenario }” (present value). Moving a slider tries another price, as an assumption, in all of this view.
deciding-prices-item = Price
deciding-prices-low = M€ at the low end
deciding-prices-high = M€ at the high end
deciding-prices-taken = Price taken
deciding-prices-reset = Prices of the study
deciding-price-buy = { $price } to buy
deciding-price-run = { $price } a year
deciding-price-usage = { $price } by use
deciding-equity = Equity
deciding-equity-note = Last phase. Gini: 0 when all pupils have the same rate, 1 when one has all. Rural: communes under 2,000 inhabitants (or what the study says).
deciding-equity-scenario = Scenario
deciding-equity-gini = Gini of rates
deciding-equity-rates = 
    kb/s a pupil
    rural / urban
deciding-equity-under = 
    Pupils under
    target
deciding-equity-lessons = 
    Disturbed lessons
    rural / urban
deciding-equity-euros = 
    € a pupil and year
    rural / urban
deciding-worst = The ten worst served
deciding-worst-note = Rate for each pupil in the last phase of “{ $scenario }”. A click selects the school.
deciding-worst-school = School
deciding-worst-rate = kb/s a pupil
deciding-worst-pupils = Pupils
deciding-on-the-map = See on the map
deciding-said = In words
menu-report = Write the report…
gui-report-under-way = Writing the report…
ask-report-title = Write the report
ask-report = File (.html, .pdf, .xlsx, .geojson, .gpkg)
ask-report-form = The name has to end in .html, .pdf, .xlsx, .geojson or .gpkg.
deciding-spread = Cost and how uncertain it is
deciding-spread-note = Present value over the years: the line is the median of the draws of prices, the band holds nine in ten of them.
deciding-spread-low = M€, one draw in twenty below
deciding-spread-likely = M€, median
deciding-spread-high = M€, one draw in twenty above
deciding-spread-said = { $likely } ({ $low } to { $high })

elus-note-some-estimates = Estimated, computed and not simulated, for: { $scenarios }.
table-code = Code
table-unbounded = no limit
table-two-sources = Load (95th percentile): over all simulated days, or estimated. Highest and mean: on a single day drawn at random, that of the view Day.
table-filtered = The filter of the map lets only some pass.
table-unfiltered = Show all
table-p95-link = Part in use that is exceeded only 5% of school hours; of an access line, that of its busier direction, written beside the direction towards the establishment.
editor-field = Field
editor-key = Key

# Command line of the window.

help-window = Shows the territory, lets you change the future and compares scenarios. Without a study: the last one that was open, at first that of Auvergne.
help-window-example =
    maillage-gui sconeeta
    maillage-gui my-study.toml --view compare --lang en --size 1400x900 --picture comparison.png
argument-file = Study to open: file, folder of results, or bundled name such as sconeeta
argument-view = View to show: map, compare, elus (in brief), editor (scenario), timeline (day), explain (why), table or decide
argument-tab = Tab of the editor: levers, fields, changes (differences) or text
argument-table = What the table lists: establishments, links, servers or day
argument-theme = Theme: light or dark
argument-size = Size of the window in points, such as 1400x900
argument-minute = Minute of the day to show, such as 10:05
argument-select = Establishment to select: part of its name or commune
argument-simulate = Simulates so many days of what is shown, from 1 to 500
argument-picture = Writes a PNG picture of the view, and ends
value-file = STUDY
value-view = VIEW
value-tab = TAB
value-table = LIST
value-theme = THEME
value-size = SIZE
value-minute = TIME
value-select = NAME
value-simulate = N
value-picture = FILE
expected-lang = ; fr or en is expected
expected-size = ; a width and a height from 320 to 8192 are expected, such as 1400x900
expected-minute = ; a time is expected, such as 10:05
expected-simulate = ; a whole number from 1 to 500 is expected
