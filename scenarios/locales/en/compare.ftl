# Comparison of scenarios: table, conclusion, what next.

## Table (the bar separates the two lines of a header)
compare-heading =
    Study “{ $study }” on { $territory }: { $establishments } establishments, { $pupils } pupils.
    { $replications ->
        [one] { $replications } replication
       *[other] { $replications } replications
    } per case, seed { $seed }.
compare-scenario = scenario
compare-disturbed = disturbed|lessons
compare-share = share, with|95% margin
compare-response = response|p95
compare-login = login|p95
compare-refused = refused|logins
compare-saturated = link|saturated
compare-verdict = against|ref.
compare-culprit = what|blocks
compare-moment = Phase { $phase }, { $day }
compare-reference = ref.
compare-better = better
compare-worse = worse
compare-same = undecided
compare-identical = identical
compare-estimate = estimate
compare-heading-estimate =
    Study “{ $study }” on { $territory }: { $establishments } establishments, { $pupils } pupils.
    Estimate, tier analytic: nothing is drawn.
compare-kept = Results kept in { $path }: summary.json, runs.parquet, series.parquet, comparison.txt.

share-none = none
share-all = all
share-less = < 1 in { $total }
share-in = { $part } in { $total }

## Resources
culprit-lan = LAN
culprit-wifi = Wi-Fi
culprit-access = access link
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
culprit-long-lan = the local network of the establishment
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
conclusion-no-lessons = No lesson uses devices: there is nothing to compare.
conclusion-reference = The worst moment of “{ $scenario }” is phase { $phase }, { $day }: disturbed lessons, { $words } ({ $share }).
conclusion-best = At that moment “{ $scenario }” disturbs fewest: { $words }, a difference of { $points } points (between { $low } and { $high }).
conclusion-best-uncertain = At that moment “{ $scenario }” disturbs fewest, but the difference cannot be told from chance with these replications.
conclusion-reference-best = At that moment no other scenario does better than “{ $scenario }”.
conclusion-blame = What blocks most there in “{ $scenario }”: { $culprit } ({ $share } of the disturbed lessons).
conclusion-standing =
    { $cases ->
        [one] Against “{ $reference }”, in the only case compared, “{ $scenario }” is
       *[other] Against “{ $reference }”, in { $cases } cases, “{ $scenario }” is
    } better { $better } times, worse { $worse } times, undecided { $unknown } times.
conclusion-certainty = “Undecided”: not distinguishable with these { $replications } replications. 95% Student intervals, verdicts corrected (Holm) for { $comparisons ->
        [one] { $comparisons } comparison
       *[other] { $comparisons } comparisons
    }.
conclusion-intervals = 95% Student intervals over { $replications } replications.
conclusion-best-estimate = At that moment the estimate gives “{ $scenario }” fewest disturbed lessons: { $words }. This is no verdict.
conclusion-estimate = “Estimate”: neither interval nor verdict. The error of the model, measured against tier session, is in docs/model.md §5.7; to decide, simulate with --tier session.
conclusion-one-replication = A single replication: neither an interval nor a verdict is possible. Ask for two or more.

## What next
advice-heading = What to try next:
advice-explain = why “{ $name }” is among the most disturbed
advice-until = as many replications as a margin of 5% takes
advice-territory = the same study elsewhere
advice-new-command = maillage new study my-study
advice-new = write a study of your own
