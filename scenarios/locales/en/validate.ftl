# maillage validate: the model against theory and against itself.

## Parts
validate-part-waiting = waiting lines
validate-part-sharing = sharing of processors and links
validate-part-loss = refusal without waiting
validate-part-fairness = max-min fairness
validate-part-farm = farm of thin clients
validate-part-support = support of users
validate-part-balance = what must balance
validate-part-repeat = repeatability
validate-part-tiers = tier session against tier interaction
validate-part-analytic = tier analytic against tier session
validate-analytic-worst = analytic against session, largest error
validate-analytic-median = analytic against session, median error
validate-part-breaks = where the assumption of tier session does not hold
validate-part-faure = the Faure case
validate-part-coverage = coverage of the confidence interval

## Theory
validate-wait = mean wait, M/M/c queue
validate-erlang-c = share of those who wait (Erlang C)
validate-blocking = share refused, finite capacity
validate-response = mean response, finite capacity
validate-little = Little’s law, sum of those present
validate-busy = work given and work done
validate-sharing-host = mean response on a shared processor
validate-sharing-link = mean duration of a transfer on a shared link
validate-erlang-b = share refused (Erlang B)
validate-engset = share refused, finite sources (Engset)
validate-repairman = farm of thin clients, tier interaction: mean response
validate-repairman-session = the same farm, tier session: mean response
validate-little-users = Little’s law, pupils at work
validate-max-min = fair rates on meshes: largest relative difference
validate-trace = durations of transfers on a tree: largest relative difference

validate-support-wait = support: mean wait for a technician (Erlang C)
validate-support-erlang-c = support: share of tickets that wait (Erlang C)
validate-support-priority = support: mean wait by priority (Cobham)
validate-support-little = support: open tickets (Little’s law), in days
validate-support-tickets = support: tickets opened, and solved or still open

## Balances and repeatability
validate-bits = bits offered and bits carried
validate-sessions = sessions opened and closed
validate-seats = seats taken and given back
validate-threads = results identical to the bit for any number of threads
validate-undone = scenario changed and changed back: same input, same results
validate-edited = scenario changed: other input, other results
validate-coverage = share of 95 % intervals that contain the true value

## The two tiers
validate-tiers-light = farm lightly loaded
validate-tiers-knee = farm saturated at times
validate-tiers-saturated = farm saturated
validate-tiers-slow-link = slow access link
validate-tiers-profiles = access link shared with profiles at login
validate-tiers-downloads = access link shared with downloads
validate-tiers-streams = sound and image beyond the rate of the link
validate-tiers-storm = logins at the bell, seat by seat
validate-breaks-one-group = a whole class logging in at one instant
validate-breaks-four-groups = logins in four groups
validate-breaks-few-seats = twelve seats on a single core
validate-breaks-short-lessons = lessons of four minutes
validate-breaks-small-hosts = many hosts of a single core
validate-breaks-overloaded-link = access link overloaded

## The Faure case
validate-faure-posts = posts in use at once, at most
validate-faure-office = office work: share of disturbed lessons, at most
validate-faure-media = sound and image for all: more disturbed lessons, at least
validate-faure-blame = share of disturbed lessons due to hosts and links, at least
validate-faure-better = fewer disturbed lessons, at least
validate-faure-restored = sound and image: share of disturbed lessons, at most
