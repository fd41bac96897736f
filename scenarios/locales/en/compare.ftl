# Comparison of scenarios: table, conclusion, what next.

## Table (the bar separates the two lines of a header)
compare-heading =
    Study “{ $study }” on { $territory }: { $establishments ->
        [one] { $establishments } establishment
       *[other] { $establishments } establishments
    }, { $pupils ->
        [one] { $pupils } pupil
       *[other] { $pupils } pupils
    }.
    { $replications ->
        [one] { $replications } replication
       *[other] { $replications } replications
    } per case, seed { $seed }.
compare-scenario = scenario
compare-disturbed = disturbed|lessons
compare-share = 95%|interval
compare-response = answer|p95
compare-login = login|p95
compare-page = page|p95
compare-refused = refused|logins
compare-unseated = no|seat
compare-saturated = access|full
compare-verdict = against|ref.
compare-culprit = what|blocks
compare-moment = Phase { $phase }, { $day }
compare-reference = ref.
compare-better = better
compare-worse = worse
compare-same = unclear
compare-identical = same
compare-estimate = estimate
compare-heading-estimate =
    Study “{ $study }” on { $territory }: { $establishments ->
        [one] { $establishments } establishment
       *[other] { $establishments } establishments
    }, { $pupils ->
        [one] { $pupils } pupil
       *[other] { $pupils } pupils
    }.
    Estimate, tier analytic: nothing is drawn.
compare-kept = Results kept in { $path }: summary.json, runs.parquet, series.parquet, comparison.txt.
compare-kept-report = Results kept in { $path }: report.html (to be opened in a browser; its first page is for those who decide), comparison.txt, summary.json, runs.parquet, series.parquet.
compare-legend =
    Interval: 19 times out of 20 the true value of the model is in it. p95: 95% of the cases are faster.
    No seat: lessons that wanted seats and found none; they do not count as disturbed.
compare-legend-estimate =
    p95: 95% of the cases are faster.
    No seat: lessons that wanted seats and found none; they do not count as disturbed.
compare-figures = The other figures against “{ $reference }”, in numbers of cases: better / worse / unclear
compare-figures-single = The other figures against “{ $reference }”
compare-figures-legend = Verdicts on these figures at 5%, corrected together (Holm) for { $comparisons ->
        [one] { $comparisons } comparison
       *[other] { $comparisons } comparisons
    }.

share-none = none
share-all = all
share-less = < 1 in { $total }
share-in = { $part } in { $total }
share-range = { $low } to { $high }%
share-between = { $mean }%, between { $low } and { $high }%

## A single scenario, all its measures
run-heading =
    Scenario “{ $study }” on { $territory }: { $establishments ->
        [one] { $establishments } establishment
       *[other] { $establishments } establishments
    }, { $pupils ->
        [one] { $pupils } pupil
       *[other] { $pupils } pupils
    }.
    { $replications ->
        [one] { $replications } replication
       *[other] { $replications } replications
    } per case, seed { $seed }.
run-phase = Phase { $phase }
run-measure = measure
run-unit = unit
run-quality = Quality as felt
run-capacity = Load and capacity
run-blame = Disturbed lessons because of…
run-figure = { $mean } ({ $low } to { $high })
run-legend =
    In brackets the 95% interval: 19 times out of 20 the true value of the model is in it.
    95th percentile: 95% of the cases do better; 99th percentile: 99%. Median: one case in two.
    The load of a link or pool is that of the minute which 95% of the minutes do not reach.

## Resources
culprit-lan = wiring
culprit-wifi = Wi-Fi
culprit-access = access
culprit-collection = collection
culprit-backbone = backbone
culprit-host-site = site link
culprit-internet = Internet
culprit-hosts = servers
culprit-sessions = sessions
culprit-storage = storage
culprit-licences = licences
culprit-latency = distance
culprit-device = device
culprit-long-lan = the wiring of the establishment
culprit-long-wifi = the Wi-Fi of the establishment
culprit-long-access = the access link of the establishment
culprit-long-collection = the collection network
culprit-long-backbone = the regional backbone
culprit-long-host-site = the link of the host site
culprit-long-internet = the Internet exchange
culprit-long-hosts = the processors of the servers
culprit-long-sessions = the number of sessions of the servers
culprit-long-storage = the storage of the servers
culprit-long-licences = the number of licences
culprit-long-latency = the distance to the service
culprit-long-device = the device itself

## Conclusion
conclusion-heading = In short:
conclusion-winner = Fewest disturbed lessons: “{ $scenario }”, { $words } on average, against { $other } for “{ $reference }”.
conclusion-winner-reference = Fewest disturbed lessons: “{ $scenario }”, { $words } on average; no other scenario does better.
conclusion-second-sure = The next, “{ $second }” ({ $words }), is clearly behind in { $ahead } of { $cases ->
        [one] { $cases } case
       *[other] { $cases } cases
    }.
conclusion-second-unsure = “{ $second }” ({ $words }) is too close behind: these replications cannot tell them apart.
conclusion-second-mixed = The next, “{ $second }” ({ $words }), is clearly behind in { $ahead } and ahead in { $behind } of { $cases ->
        [one] { $cases } case
       *[other] { $cases } cases
    }.
conclusion-synthetic = Synthetic territory: none of these establishments is real; do not read the figure of a single one.
conclusion-partly-synthetic = { $count ->
        [one] { $count } establishment is synthetic, not real,
       *[other] { $count } establishments are synthetic, not real,
    } out of { $all }.
conclusion-estimated = Pupils estimated, or counted only in part, in { $count ->
        [one] { $count } establishment
       *[other] { $count } establishments
    } out of { $all }: { $share } of the pupils.
conclusion-no-lessons = No lesson uses devices: there is nothing to compare.
conclusion-reference = The worst moment of “{ $scenario }” is phase { $phase }, { $day }: disturbed lessons, { $words } ({ $share }).
conclusion-best = At that moment “{ $scenario }” disturbs fewest: { $words }, that is { $points } points less (between { $low } and { $high }).
conclusion-best-uncertain = At that moment “{ $scenario }” disturbs fewest, but the difference cannot be told from chance with these replications.
conclusion-reference-best = At that moment no other scenario does better than “{ $scenario }”.
conclusion-blame = What blocks most there in “{ $scenario }”: { $culprit } ({ $share } of the disturbed lessons).
conclusion-standing = “{ $scenario }” against “{ $reference }”: { $better ->
        [0] never better
        [1] better once
       *[other] better { $better } times
    }, { $worse ->
        [0] never worse
        [1] worse once
       *[other] worse { $worse } times
    }, { $unknown ->
        [0] never unclear
        [1] unclear once
       *[other] unclear { $unknown } times
    } ({ $cases ->
        [one] { $cases } case
       *[other] { $cases } cases
    }).
conclusion-certainty = “Unclear”: these { $replications } replications do not tell; more might. Verdicts corrected (Holm) for { $comparisons ->
        [one] { $comparisons } comparison
       *[other] { $comparisons } comparisons
    }.
conclusion-intervals = 95% intervals (Student) over { $replications } replications.
conclusion-best-estimate = At that moment the estimate gives “{ $scenario }” fewest disturbed lessons: { $words }. This is no verdict.
conclusion-estimate = “Estimate”: neither interval nor verdict. The error of the model, measured against tier session, is in docs/model.md §5.7; to decide, simulate with --tier session.
conclusion-one-replication = A single replication: neither an interval nor a verdict is possible. Ask for two or more.

## What next
advice-heading = What to try next:
advice-explain = why “{ $name }” is among the most disturbed
advice-keep = the same with results that are kept: one can then ask why an establishment is disturbed
advice-simulate = simulate what was just estimated, with intervals and verdicts
advice-until = as many replications as a margin of 5% takes
advice-territory = the same elsewhere
advice-new-study = my-study
advice-new = write a study of your own
