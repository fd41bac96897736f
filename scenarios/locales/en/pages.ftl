### Pages of the report.

## The whole document
report-title = Digital services for schools, { $territory }: the scenarios compared
report-subtitle =
    Study “{ $study }”: { $establishments ->
        [one] { $establishments } establishment
       *[other] { $establishments } establishments
    }, { $pupils ->
        [one] { $pupils } pupil
       *[other] { $pupils } pupils
    }, { $scenarios ->
        [one] { $scenarios } scenario
       *[other] { $scenarios } scenarios
    }; each case simulated { $replications ->
        [one] once
       *[other] { $replications } times
    }.
report-subtitle-estimate =
    Study “{ $study }”: { $establishments ->
        [one] { $establishments } establishment
       *[other] { $establishments } establishments
    }, { $pupils ->
        [one] { $pupils } pupil
       *[other] { $pupils } pupils
    }, { $scenarios ->
        [one] { $scenarios } scenario
       *[other] { $scenarios } scenarios
    }; quality of service estimated, not simulated ({ $replications } computation a case).
report-colophon = Made with { $program }, seed { $seed }.
report-page-elected = What matters for the decision
report-page-quality = Does it work?
report-page-cost = What it costs
report-page-payers = Who pays
report-page-prices = What if prices were others?
report-page-people = People
report-page-carbon = Energy and carbon
report-page-equity = Equity
report-page-risk = Failures and pupils’ data
report-page-decision = The decision
report-page-assumptions = Assumptions and sources
report-page-method = Method, validation, limits

## Small words
report-around = { $figure } ({ $low } to { $high })
report-named-figure = { $name }: { $figure }
report-separator = ;
report-title-unit = { $title } ({ $unit })
report-missing = no figure
report-total = Total
report-yes = yes
report-no = no
report-no-departement = In no département
report-rounded = Figures are rounded: a sum may differ by one from that of its terms.
report-cut = { $count ->
        [one] { $count } more row is not shown here; it is
       *[other] { $count } more rows are not shown here; they are
    } in the workbook.
report-estimate = Quality of service is an estimate here: a fast computation, without interval or verdict. Simulate the study before you decide.
report-estimate-short = Estimate: neither interval nor verdict.
report-unit-full-time = FTE
report-unit-years = years
report-unit-points = points
report-unit-gigabytes = GB
report-measure-unit-share = share (0 to 1)
report-measure-unit-count = number
report-word = { $n ->
        [1] one
        [2] two
        [3] three
        [4] four
        [5] five
        [6] six
        [7] seven
        [8] eight
        [9] nine
        [10] ten
        [11] eleven
        [12] twelve
        [13] thirteen
        [14] fourteen
        [15] fifteen
        [16] sixteen
        [17] seventeen
        [18] eighteen
        [19] nineteen
        [20] twenty
       *[other] { $n }
    }
report-lessons-none = no lesson
report-lessons-all = nearly all lessons
report-lessons-less = fewer than one lesson in { $total }
report-lessons-one = one lesson in { $total }
report-lessons-in = { $part } lessons in { $total }
report-level-ecole = Écoles
report-level-college = Collèges
report-level-lycee = Lycées
report-level-lycee-professionnel = Lycées professionnels
report-level-shared = Common to all
report-kind-ecole = école
report-kind-college = collège
report-kind-lycee = lycée
report-kind-lycee-professionnel = lycée professionnel
report-item-coordination = Coordination of the consortium
report-class-under = less than { $high }
report-class-between = { $low } to { $high }
report-class-over = { $low } and more

## What matters
report-elected-nothing = These results contain no scenario: there is nothing to compare.
report-elected-quality = With “{ $reference }”, computers would disturb { $other } in a school year like those of phase { $phase }; with “{ $scenario }”, { $lessons }.
report-elected-quality-alone = With “{ $scenario }”, computers would disturb { $lessons } in a school year like those of phase { $phase }.
report-elected-cost = “{ $scenario }” costs { $each } a pupil and year, against { $other } for “{ $reference }”: { $total } in all from { $first } to { $last }, in euros of { $year } and without VAT.
report-elected-cost-alone = “{ $scenario }” costs { $each } a pupil and year: { $total } in all from { $first } to { $last }, in euros of { $year } and without VAT.
report-elected-payers = Who pays, of 100 € spent on “{ $scenario }”: { $parts } (organisation chosen: { $governance }).
report-elected-payer = { $payer }, { $euros }
report-elected-payers-none = “{ $scenario }” costs nobody anything: check the prices.
report-elected-certain-alone = A single scenario is studied: these figures describe “{ $scenario }”, they do not say whether it is better than another.
report-elected-quality-sure = What is certain: “{ $scenario }” disturbs fewer lessons than “{ $reference }”, in all cases studied.
report-elected-quality-mixed = In quality, “{ $scenario }” does better than “{ $reference }” in { $better } cases out of { $cases }, worse in { $worse }; the rest cannot be decided.
report-elected-quality-unknown = In quality, nothing tells “{ $scenario }” from “{ $reference }”.
report-elected-quality-estimate = The quality of “{ $scenario }” and of “{ $reference }” is an estimate here, to be confirmed by a simulation.
report-elected-money-cheaper = What is certain too: it costs less, even when prices move within the limits foreseen.
report-elected-money-dearer = As to money, it costs more, even when prices move within the limits foreseen.
report-elected-money-unsure = As to money, nothing is certain: prices are not well known, and it is the cheaper of the two in { $share } cases out of 100.
report-elected-money-unknown = As to money, the difference between the two is not computed.
report-elected-order-sure = “{ $scenario }” comes first with the importance given here to each criterion, and that holds: when what is not well known varies, it remains first in { $sum } cases out of 100 (in { $distance } out of 100 with another way of counting).
report-elected-order = “{ $scenario }” comes first with the importance given here to each criterion, but the order is not guaranteed: when what is not well known varies, it is first in { $sum } cases out of 100, and in { $distance } out of 100 with another way of counting.
report-elected-order-alone = With a single scenario there is no order.
report-elected-order-none = The scenarios could not be put in order: a figure is missing.
report-elected-order-nobody = No scenario is admissible: each breaks a rule that excludes. The details here are about the one that disturbs fewest lessons, “{ $scenario }”.
report-excluded = “{ $scenario }” is out, whatever else it has. Criterion “{ $criterion }”: { $figure }, { $value }; at most { $limit } allowed.
report-excluded-services = “{ $scenario }” is out, whatever else it has: pupils’ data there fall under a law from outside the European Union ({ $services }). Criterion “{ $criterion }”: { $figure }, { $value }; at most { $limit } allowed.
report-key-disturbed = of lessons disturbed
report-key-per-pupil = a pupil and year
report-key-people = full-time technicians
report-key-first = chance to be the best choice
report-key-first-note = given what is not well known: quality, prices, carbon; at these weights
report-key-against = “{ $scenario }”; { $value } with “{ $reference }”
report-elected-note = A lesson is disturbed when its pupils wait too long or cannot log in. Intervals, and what they mean, are on the page “Method”.
report-elected-note-estimate = A lesson is disturbed when its pupils wait too long or cannot log in. Estimate: these shares are computed, not simulated.
report-picture-lessons = Disturbed lessons, by scenario
report-picture-lessons-note = In % of the lessons that use computers, mean over a school year. The thin strokes are intervals at 95%.
report-picture-lessons-estimate = In % of the lessons that use computers, mean over a school year. Estimate, without interval.
report-picture-lessons-alternative = Share of disturbed lessons in phase { $phase }. { $figures }.
report-axis-lessons = Disturbed lessons (%)
report-picture-payers = Who pays how much, by scenario
report-picture-payers-note = All that is spent over the years of the account, without VAT, in euros of { $year }.
report-picture-payers-alternative = What each scenario spends in all. { $figures }.
report-axis-years = { $unit } over { $years } years
report-remark-excluded = out
report-picture-map = Where lessons are disturbed
report-map-legend = Disturbed lessons (number of establishments)
report-map-missing = no lesson with devices
report-map-note = A dot for each establishment; last phase, mean over a school year. The share of the territory counts lessons: an école with few lessons on computers weighs little in it, but has its dot here.
report-map-synthetic = Synthetic establishments: placed by the program, none is real. Last phase, mean over a school year. The share of the territory counts lessons: an école with few lessons on computers weighs little in it, but has its dot here.
report-map-cut = Shown are the { $shown } largest establishments of { $all }.
report-map-alternative = Number of establishments in which at least { $share } of the lessons are disturbed. { $figures }.

## Quality
report-quality-about = A lesson is disturbed when computers keep its pupils waiting longer than the activity bears. All scenarios meet the same pupils, the same lessons, the same days: their differences do not come from the luck of the draw.
report-quality-worst = At the worst moment: { $moment }
report-quality-worst-alternative = { $moment }: fewest disturbed lessons with “{ $best }”, { $share }.
report-interval-note = The thin strokes are intervals at 95%: 19 times out of 20 the true value of the model is within.
report-quality-year = Disturbed lessons over a school year, by phase
report-quality-year-note = Share of all lessons of a year: types of day weigh by how many the year has of them and by their lessons; with the interval at 95% where there is one.
report-quality-moments = All phases, all types of day
report-quality-legend = Response and session: 95% of cases are faster. Without seat: lessons that wanted seats and found none. Verdicts at 5%, corrected (Holm) for the number of comparisons.
report-quality-legend-estimate = Response and session: 95% of cases are faster. Without seat: lessons that wanted seats and found none. Estimate: neither interval nor verdict.
report-verdict-reference = reference
report-verdict-better = better
report-verdict-worse = worse
report-verdict-same = cannot be told apart

## Cost
report-cost-about = In euros of { $year }, without VAT, from { $first } to { $last }. Present value counts later euros less ({ $rate } a year) and takes away what is left at the end in what was bought. Usual VAT: { $vat }. What comes to the end of its life is bought again.
report-cost-totals = Cost of each scenario
report-cost-totals-note = Total: all that is spent. Left: what purchases are still worth at the end of the account. Present value: discounted expense, less the discounted value left. VAT: to be added to the total. Levelised cost: the present value spread over pupils and years.
report-cost-years = “{ $scenario }”: expense of each year
report-cost-years-note = Investment: what is bought, renewal at the end of life included. Running: what is paid each year.
report-cost-years-alternative = “{ $scenario }”: the dearest year is { $year }, with { $amount }; in all { $investment } of investment and { $running } of running cost.
report-cost-categories = Expense by category
report-cost-levels = Expense by level of school
report-cost-by-year = Expense by year
report-cost-items = Expense by item
report-cost-departements = Expense by département
report-axis-a-year = { $unit } a year

## Payers
report-payers-about = The law says who equips what: communes the écoles, départements the collèges, the région the lycées. What is common is shared, as the organisation chosen says.
report-payers-categories = “{ $scenario }”: who pays for what ({ $unit })
report-payers-levels = “{ $scenario }”: who pays for whom ({ $unit })
report-payers-governance = Organisation chosen: { $governance }.
report-payers-governances = Other ways to organise
report-payers-by-governance = “{ $scenario }” by organisation ({ $unit })
report-payers-governances-note = In bold: the organisation chosen. Differences are taken from it.
report-payers-others = The other scenarios
report-governance-summary = { $title }: { $summary }
report-flows = “{ $scenario }”: where the money comes from, where it goes
report-flows-from = Payers
report-flows-to = Expenses
report-flows-alternative = “{ $scenario }”: { $total } in all; the first payer is “{ $payer }”, the first expense “{ $category }”.

## Uncertain prices
report-prices-about = A price seen today is not that of the contract to come. Each price therefore has a range, and the account is made again with prices drawn from these ranges ({ $draws } draws, the same for all scenarios).
report-prices-spread = Range of the cost of each scenario
report-prices-spread-note = Present value. The bar reaches to the median; the stroke goes from what 5% of the draws stay below to what 5% exceed.
report-prices-spread-alternative = Median of the present value, with the interval of nine draws in ten. { $figures }.
report-axis-present = Present value ({ $unit })
report-prices-distribution = Present value over prices ({ $unit })
report-prices-distribution-note = Regret: what a scenario costs more than the cheapest one at the same prices. It says nothing of quality.
report-prices-least-regret = For money alone, least regret is risked with “{ $scenario }”: at worst { $most } more than the cheapest; it is itself the cheapest in { $share } of the draws.
report-prices-comparisons = Difference with “{ $reference }” ({ $unit })
report-prices-comparisons-note = Negative: the scenario costs less than the reference. The probability has the interval that the number of draws leaves.
report-prices-note = The ranges are those of the page “Assumptions and sources”. A wrong range gives a wrong probability.
report-tornado = Which prices matter for “{ $scenario }”
report-tornado-difference = Which prices matter for the difference between “{ $scenario }” and “{ $reference }”
report-tornado-likely = likely prices: { $amount }
report-tornado-low = price at its lowest
report-tornado-high = price at its highest
report-tornado-rest = All other prices together ({ $count }): { $low } to { $high }.
report-tornado-alternative = The price that matters most is “{ $item }”: the result goes from { $low } to { $high }.

## People
report-people-about = Support is simulated ticket by ticket: faults, sessions, printing, Wi-Fi, lines; technicians, priorities, roads. The staff is the least that solves 95% of the tickets within { $hours } working hours ({ $days } days a year, { $day } h a day).
report-people-staff = Technicians needed
report-people-staff-alternative = Full-time equivalents needed in the last phase. { $figures }.
report-axis-full-time = Full-time equivalents (FTE)
report-people-scenarios = Support of each scenario, last phase
report-people-scenarios-note = Working hours, from call to solution. Seat-days: seats out of use × working days, a year. Beyond target: teams that no staff brings to the target.
report-people-phases = Full-time equivalents by phase
report-people-organisations = Other ways to organise support
report-people-organisations-about = The same devices, the same faults; only the team differs: somebody in each establishment, a team in each département, or a common one.
report-people-organisations-others = The other scenarios
report-people-by-organisation = “{ $scenario }” by organisation of support
report-people-by-organisation-note = In bold: the organisation that the scenario has. Staff: the least that keeps the target.
report-people-departements = “{ $scenario }”: support by département
report-people-kinds = “{ $scenario }”: support by kind of ticket
report-people-note = Rates of tickets are the weakest figures of this report: see “Assumptions and sources”.
report-people-unreached = “{ $scenario }”, organisation “{ $organisation }”: teams that no number of technicians brings to the target, since roads and other people’s repairs take too long: { $count }. Their staff is a minimum.
report-people-beyond = “{ $scenario }”, organisation “{ $organisation }”: more tickets than can be simulated. At least { $staff } full-time equivalents are busy with them, which are paid; no delay is known.

## Carbon
report-carbon-about = A year of the last phase: electricity used, the network, and the making of the hardware spread over its life. Emission factors are not well known: each has a range.
report-carbon-each = Carbon a pupil and year
report-carbon-each-note = In kgCO2e. The stroke goes from the lowest to the highest that can be defended, all factors at the same end; it is no confidence interval.
report-carbon-each-alternative = Carbon a pupil and year, in kgCO2e, with its range. { $figures }.
report-axis-carbon = kgCO2e a pupil and year
report-carbon-energy = Energy and traffic of a year
report-carbon-energy-note = Rented servers included; they are paid with the hour rented, not with the electricity bill.
report-carbon-parts = Carbon of a year (tCO2e)
report-carbon-parts-note = The range is in brackets.
report-carbon-phases = Carbon a pupil and year, by phase (kgCO2e)
report-carbon-servers = Making a server: { $low } to { $high } kgCO2e by source, { $times } times as much for one as for another. A difference between scenarios that is smaller than this is no conclusion.
report-carbon-note = Counted are seats, servers, the network of the establishments and the traffic of their lines; not buildings, not travel.

## Equity
report-equity-about = Each pupil counts for one, with the rate, the disturbed lessons and the expense of the school. A territory is equitable when these figures are alike from pupil to pupil; they must be good besides. The mean of disturbed lessons thus differs from that of the territory, which counts lessons: écoles have many pupils and few lessons on computers.
report-equity-lorenz = How the rate is shared among pupils
report-equity-lorenz-note = The further a curve is from the diagonal, the less even the shares. Rate of the line of the establishment over its pupils.
report-equity-lorenz-alternative = Gini index of the rate for each pupil (0: all alike; 1: one has all). { $figures }.
report-equity-curve = { $name } (Gini { $gini })
report-equity-across = Share of pupils, the worst served first
report-equity-upright = Share of the whole rate
report-equity-equality = even shares
report-equity-rate = Rate of the line for each pupil
report-equity-disturbed = Share of disturbed lessons
report-equity-euros = Euros a pupil and year
report-equity-rate-target = Under target: share of the pupils whose school has less than { $level } each.
report-equity-disturbed-target = Under target: share of the pupils whose school has more than { $level } of disturbed lessons.
report-equity-euros-target = Under target: { $level }.
report-equity-no-target = Without target: this figure only describes. Support is not counted in it.
report-equity-note = Gini: 0 when all have as much, near 1 when one has all. Theil: 0 when all have as much; its part between départements says whether inequality is geographic first. P90/P10: what the best served in ten has more than the worst served in ten. For disturbed lessons an evil is shared: read the mean beside it.
report-equity-ties = Equal ones are in the order of the directory: others may be served as badly.
report-equity-worst = The ten worst served
report-equity-synthetic = All establishments of this territory are synthetic ({ $count } of { $all }): placed by the program, none is real. Their names are nobody’s.
report-equity-partly-synthetic = Synthetic establishments, placed by the program: { $count } of { $all }. Their names are nobody’s.
report-equity-worst-rate = “{ $scenario }”: least rate for each pupil
report-equity-worst-disturbed = “{ $scenario }”: most disturbed lessons
report-equity-departements = By département
report-equity-by-departement = “{ $scenario }”, { $measure }: by département

## Risk and data
report-risk-about = A line is cut, a site stops, the server of a school fails: the seats that depend on it stop. This is the share of their hours of use that is lost so in a year.
report-risk-lost = Hours of use of seats lost to failures, by phase
report-risk-lost-note = Share of the hours of use. Faults of the seats themselves are on the page “People”.
report-risk-failures = What fails
report-risk-failures-note = Sources are cited as the file of means gives them.
report-risk-site = Host site
report-risk-local-server = Server of an establishment
report-risk-data = Where pupils’ data lie
report-risk-data-about = Data can be in France and fall under a foreign law all the same, if whoever holds them does (Patriot Act, Cloud Act).
report-risk-no-data = No service of these scenarios says that it keeps pupils’ data.
report-risk-places = Services that keep pupils’ data
report-risk-places-note = In bold: a law from outside the European Union reaches it. All phases.
report-place-establishment = in the establishment
report-place-departement = in the département
report-place-internet = on the Internet

## Decision
report-decision-about = Criteria are taken over all years of the account, as money is: what comes early counts for longer. Each criterion gives points by its weight. Nothing is hidden in a score: each opens into its terms. A rule that excludes outweighs all scores.
report-decision-none = There is nothing to decide: a scenario or a figure is missing.
report-decision-alone = A single scenario: its score can be read, but there is nothing to choose.
report-decision-first = “{ $scenario }” comes first, by weighted sum and by TOPSIS.
report-decision-first-apart = By weighted sum, “{ $scenario }” comes first; by TOPSIS it is “{ $other }”. The two methods do not agree.
report-decision-nobody = No scenario is admissible.
report-decision-excluded = out
report-decision-vetoed = out: { $criterion }
report-decision-criteria = Criteria
report-decision-criteria-note = Without levels, a criterion is scored between the worst and the best of the scenarios. The threshold stands beside the score and does not change it. Exclusion: beyond it, a scenario is out.
report-decision-values = What each scenario has
report-decision-values-note = ✓: threshold reached; ✗: threshold not reached.
report-decision-reached = { $value } ✓
report-decision-not-reached = { $value } ✗
report-decision-weighted = { $name } ({ $weight })
report-decision-profile = Scores, opened into their terms
report-decision-profile-note = Weighted sum: 100 points for whoever were at the best level everywhere. In brackets, the weight of each criterion.
report-decision-profile-alternative = Score of each scenario out of 100. { $figures }.
report-axis-points = points out of 100
report-decision-terms = Points of each criterion
report-decision-terms-note = Each row adds up to the score. Points: weight × place between the worst level (0) and the best (1).
report-decision-ranks = Scores and ranks by two methods
report-decision-ranks-note = TOPSIS: closeness to the best that can be imagined and distance from the worst, out of 100.
report-decision-pareto = Beaten on all criteria by no other: { $scenarios }.
report-decision-dominated = “{ $scenario }” is beaten or equalled on all criteria by: { $others }.
report-decision-topsis = TOPSIS: distances to the best and to the worst
report-decision-topsis-note = In each cell: distance to the best / distance to the worst, with the weight. Closeness: distance to the worst over the sum of both distances.
report-decision-distances = { $best } / { $worst }
report-firm = Does it hold?
report-firm-chances = Chances to be the best
report-firm-chances-note = Weighted sum, over { $draws } draws of what is not well known: replications, prices, carbon factors. Weights do not vary.
report-firm-chances-alternative = Share of the draws in which each scenario is first, by weighted sum and then by TOPSIS. { $figures }.
report-firm-chance = { $name }: { $sum }, { $topsis }
report-axis-chances = Draws in which the scenario is first (%)
report-firm-prospects = Chances to be the best, by two methods
report-firm-prospects-note = In brackets, the interval that the number of draws leaves. Mean rank: by weighted sum.
report-firm-change = What would change the answer
report-firm-weights = How far each weight can move
report-firm-weights-note = One weight moves, the others share the rest in the same proportions.
report-firm-weights-alternative = Interval of the weights in which the first remains first. { $figures }
report-axis-weight = Weight of the criterion (%)
report-firm-stays = the first remains first
report-firm-beyond = another comes first
report-firm-now = weight chosen
report-firm-always = whatever the weight
report-firm-between = { $low } to { $high }
report-firm-if-less = If “{ $criterion }” weighed less than { $weight } ({ $now } here), “{ $scenario }” would come first.
report-firm-if-more = If “{ $criterion }” weighed more than { $weight } ({ $now } here), “{ $scenario }” would come first.
report-firm-no-weight = No weight, moved alone, changes who is first.
report-firm-if-topsis = If one counted by distances (TOPSIS) and not by sum, “{ $scenario }” would be first.
report-firm-if-no-veto = Without the rule that excludes it (“{ $criterion }”), “{ $scenario }” would be in the comparison again.
report-firm-nothing = With what is studied here, nothing would change the answer.
report-firm-reversals = All rank reversals
report-firm-reversals-note = The weight at which two scenarios change places, weighted sum.
report-firm-no-reversals = No weight, moved alone, makes two scenarios change places.
report-figure-disturbed-lessons = share of disturbed lessons
report-figure-cost-per-pupil = levelised cost a pupil and year
report-figure-staff-per-pupil = technicians (FTE) for 10,000 pupils
report-figure-inequality = Gini index of the rate for each pupil
report-figure-pupils-under-target = share of pupils under the target rate
report-figure-carbon-per-pupil = carbon a pupil and year
report-figure-seats-lost = share of seat-hours lost
report-figure-foreign-law = services under a foreign law
report-figure-data-abroad = services outside France

## Assumptions
report-assumptions-about = All that is not computed is here, with its source or the word “assumption”. Sources are cited as the file of means gives them. A price is changed in that file or in the workbook, and the report is made again.
report-assumptions-unpriced = “{ $scenario }”: nothing gives a price to what follows, which is therefore not counted: { $things }.
report-assumptions-assumed = Nothing says in which year the phase “{ $phase }” begins; { $year } was taken.
report-assumptions-account = Account, calendar, factors
report-assumptions-items = Prices, lives, sources
report-assumptions-items-note = Prices without VAT: the likely one, then in brackets the lowest and the highest. Who pays what is further down.
report-assumptions-tickets = Tickets of support
report-assumptions-payers = Who pays what, by organisation
report-all-else = All else
report-set-years = Years counted
report-set-phases = Years of each phase
report-set-euros = Euros of the year
report-set-rate = Rate of discount
report-set-inflation = Rise of prices a year
report-set-vat = Usual VAT
report-set-draws = Draws of prices
report-set-electricity = Carbon of a kWh (kgCO2e)
report-set-gigabyte = Carbon of a GB carried (kgCO2e)
report-set-overhead = Energy drawn for each useful unit (PUE): establishment / département / site
report-set-standby = Standby of seats, a year
report-set-models = Models of seats, by default
report-set-printers = Models of printers, by default
report-set-target = Target of the rate for each pupil
report-set-target-lessons = Target of disturbed lessons, at most
report-set-rural = Rural commune: fewer inhabitants than
report-set-days = Days of the year by type
report-per-each = { $each } × { $per }
report-per-pupil = pupil
report-per-ent-pupil = pupil with an ENT account
report-per-establishment = establishment
report-per-access-point = Wi-Fi access point
report-per-solution = solution bought
report-per-project = project “{ $name }”
report-per-licence = licence “{ $name }” at once
report-per-licensed-seat = seat with licence “{ $name }”
report-per-full-time = full-time equivalent
report-per-core-hour = rented core-hour
report-per-egress = GB out of the cloud
report-per-kilowatt-hour = kWh
report-seat-fat-client = desktop computer
report-seat-thin-client = thin client
report-seat-virtual-desktop = virtual desktop
report-seat-tablet = tablet
report-seat-own-device = pupil’s own device
report-line-adsl = ADSL line
report-line-sdsl = SDSL line
report-line-vdsl = VDSL2 line
report-line-shared-fibre = shared fibre
report-line-dedicated-fibre = dedicated fibre
report-line-radio = radio link
report-host-establishment = server of an establishment
report-host-departement = server of a département
report-host-site = server of a site

## Method
report-method-about = This report comes from a simulator: it lets each pupil of each school live a day, counts where things get stuck, and makes money, people, carbon and equity of it.
report-method-how = How it is simulated
report-method-how-territory = The territory: establishments, pupils, lines, from the directory or, failing that, synthetic.
report-method-how-lessons = Lessons: timetables, seats, activities; sessions opened with the bell, pages, files, video.
report-method-how-network = Network and servers: each exchange shares rates and processors with all others, minute by minute.
report-method-how-common = The same draws for all scenarios: a difference between two scenarios is not due to luck.
report-method-how-money = Money: what is in place and what was used in the simulation, at the prices of the file of means; to the cent, the sum of the payers is that of the items.
report-method-how-support = Support: a simulation of its own, ticket by ticket, over several years.
report-method-how-carbon = Energy: hours of use as simulated, powers and factors of the file of means.
report-method-how-decision = The decision: weighted sum and TOPSIS, exclusions, and all of it again over the draws.
report-method-interval = What the interval means
report-method-interval-about = Each case is simulated { $replications ->
        [one] once
       *[other] { $replications } times
    }, with other draws. The interval at 95% says where the mean of the model is, 19 times out of 20.
report-method-interval-one = Each case is simulated only once ({ $replications }): no interval can be given.
report-method-interval-estimate = Estimate: each case is computed ({ $replications } time), nothing is drawn, hence there is no interval. The error of the computation against the simulation is in the documentation of the model.
report-method-interval-not = It does not say that the model is right: not that prices, rates of failure or habits are the right ones. For that there are sources, ranges and validation.
report-method-validation = How it is checked
report-method-validation-formulas = Simulated queues are compared with exact formulas (Erlang, machine repairman, fair sharing).
report-method-validation-balance = What enters the network leaves it; the sum of the payers is the total, to the cent.
report-method-validation-seminar = What the seminar of 2013 knew (cost of the ENT for each pupil, pooled licences, PCs kept as thin clients) serves as a test.
report-method-validation-tests = The command “maillage validate” makes these checks again.
report-method-limits = What this report does not know
report-method-limits-prices = Prices: many are orders of magnitude, and say so. A tender may fall outside.
report-method-limits-demand = Habits: new ones would change the load.
report-method-limits-breaks = Great failures: they are counted on average, not simulated one by one.
report-method-limits-support = Support: rates of tickets come from few sources.
report-method-limits-future = The future: the years of a phase are all alike.
report-method-limits-weights = Weights: they say what counts. Those who decide choose them.
report-method-reproduce = Make this report again
report-method-reproduce-about = { $program }; study “{ $study }”, tier { $tier }, seed { $seed }, replications: { $replications }. The same files and the same seed give the same figures on any computer.
report-method-files = Files read
