### Money, people, energy, equity, decision: what "maillage decide" shows.

decide-heading = Decision: { $study }, { $territory }, { $pupils } pupils. { $years } years from { $first }; euros of { $euros } without tax.
decide-heading-estimate = Decision, from estimates: { $study }, { $territory }, { $pupils } pupils. { $years } years from { $first }; euros of { $euros } without tax.
decide-scenario = |scenario
decide-total = total|M€
decide-per-pupil = € pupil|a year
decide-payer = { $payer }|M€
decide-fte = help|FTE
decide-carbon = kgCO2e|a pupil
decide-under = under|target
decide-lost = down|%
decide-score = score|(rank)
decide-best = best|in %
decide-legend = Help: full-time equivalents of support, last phase. Under target: pupils whose rate is too low. Down: hours of seats lost to failures of lines and sites. Score: weighted sum out of 100 of criteria over all years of the account, ✗ excluded. 1st: share of the draws of prices and simulation.
decide-veto = “{ $scenario }” is excluded: “{ $criterion }” is { $value }, at most { $limit } is allowed.
decide-veto-law = “{ $scenario }” is excluded: data of pupils are under a law outside the European Union ({ $places }).
decide-place = { $service }: { $site }
decide-winner-alone = “{ $scenario }” is the only scenario admitted: { $score } out of 100.
decide-winner-both = 
    “{ $scenario }” comes first ({ $score } out of 100), { $margin ->
        [one] { $margin } point
       *[other] { $margin } points
    } ahead of “{ $second }”, by weighted sum and by TOPSIS; first in { $best } of { $draws } draws.
decide-winner-split = 
    “{ $scenario }” comes first by weighted sum ({ $score } out of 100, { $margin ->
        [one] { $margin } point
       *[other] { $margin } points
    } ahead of “{ $second }”, first in { $best } of { $draws } draws), but “{ $topsis }” by TOPSIS: the order depends on the method.
decide-stable = This first rank changes with the weight of no single criterion.
decide-stability-below = What would overturn it first: the weight of “{ $criterion }”, { $weight }; below { $limit }, “{ $other }” comes first.
decide-stability-above = What would overturn it first: the weight of “{ $criterion }”, { $weight }; above { $limit }, “{ $other }” comes first.
decide-differences = Cost against “{ $reference }”, present value (90% of the draws of prices): { $options }.
decide-difference = { $scenario } { $amount } M€ ({ $low } to { $high })
decide-driver = The price that weighs most on these differences: { $drivers }.
decide-driver-of = { $driver } ({ $scenario })
decide-coordination = coordination
decide-governance = Governance of “{ $scenario }”: { $options }.
decide-governance-option = { $name }, { $amount } M€
decide-people = Support of “{ $scenario }” for the same service: { $options }.
decide-people-option = { $name }, { $staff } FTE (95% within { $delay } h)
decide-equity = Equity of rates in “{ $scenario }”: Gini { $gini } (reference { $before }); { $under } of the pupils have less than { $target } kb/s; { $between } of the inequality is between départements.
decide-carbon-said = Carbon of “{ $scenario }”, last phase: { $tonnes } tCO2e a year ({ $low } to { $high } by the factors), { $energy } GWh.
decide-unpriced = Beware, without price and therefore counted as nothing: { $what }.
decide-early = Years before { $year } are counted as phase “{ $phase }”: none of them was simulated.
decide-days-missing = Types of day that were not simulated, counted as the others: { $days }.
decide-assumed-year = Phase “{ $phase }” is taken to begin in { $year } ([account.phases] says it).
decide-beyond = “{ $scenario }”: more tickets of support than can be simulated; at least { $staff } FTE, no delay is known.
decide-unreached = “{ $scenario }”: { $teams ->
        [one] { $teams } team of support does not keep the delay
       *[other] { $teams } teams of support do not keep the delay
    } whatever their number: travel and repairs of operators take too long.
decide-no-account = { $path } has no quantities: these results come from an earlier version; call the same command again to complete them.
choice-unknown-governance = there is no governance “{ $name }”; those of the means: { $known }

# Equity of a measure: "maillage decide RESULTS --equity MEASURE".
equity-heading = Equity: { $measure } ({ $unit }), last phase, over the days of a year, weighted by pupils
equity-mean = |mean
equity-gini = |Gini
equity-theil = |Theil
equity-between = between|dépt. %
equity-p10 = 10%|have less
equity-p90 = 90%|have less
equity-ratio = ratio|P90/P10
equity-rural = rural|communes
equity-urban = |urban
equity-legend = Gini and Theil: 0, all the same; near 1, a few have all. For an evil (disturbed lessons) they say how the evil is spread: read the mean first. Between dépt.: share of Theil’s inequality that is between départements.
equity-worst = The worst served in “{ $scenario }”: { $names }.
equity-unknown = “{ $name }” is no measure of schools; these are: { $known }
decide-mixed = { $path } mixes files that do not belong together: quantities.json and territory/ do not have the same establishments; call the same command again to make them anew.
