### Files of means: prices, payers, support, criteria.

means-anchors-order = “{ $name }”: the best level must be below the worst, since less is better in every criterion
means-empty = [{ $section }] needs at least one entry
means-flow-bought = “{ $name }” counts what is used up: its price is written “usage”, not “buy” or “run”
means-kinds-of-nothing = “{ $name }” is counted where there are no schools: leave out “kinds”
means-life-without-price = “{ $name }” has a life but no price to buy it
means-new-and-old = “{ $name }” cannot be both new and of some age
means-no-default = “{ $name }” does not say who usually pays: [shares.default] is missing
means-no-price = “{ $name }” has no price: buy, run or usage
means-no-weight = the weights of the criteria add up to nothing
means-older-than-life = “{ $name }” would be older than its life
means-range-out-of-order = “{ $name }”: low ≤ likely ≤ high is needed
means-reused-as-itself = “{ $name }” would be reused as itself: choose another kind for “from”
means-reused-twice = “{ $name }” would reuse the same old seats “{ $from }” as another kind: say it once
means-shares = the shares of “{ $level }” make { $sum } and not 100%
means-stock-used = “{ $name }” counts things in place: its price is written “buy” or “run”, not “usage”
means-ticket-of-nothing = “{ $name }”: no such thing can break down
means-unknown = there is no file of means “{ $name }”
means-unknown-item = there is no “{ $name }” in the means
means-unknown-project = no item of the means is counted by the project “{ $name }” (per = {"{"} project = "{ $name }" {"}"})
means-people-bought = “{ $name }” counts people: their price is written “run”, not “buy”
means-reserved = “{ $name }” is a reserved name: choose another
