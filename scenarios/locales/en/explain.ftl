# Explanation of an establishment: from symptom to cause.

explain-who = { $name } ({ $key }), { $commune }, { $pupils ->
        [one] { $pupils } pupil
       *[other] { $pupils } pupils
    }.
explain-no-lessons = In “{ $scenario }” no lesson uses devices there: there is nothing to explain.
explain-healthy = All is well: in “{ $scenario }”, even at the worst moment, disturbed lessons: { $words }.
explain-symptom = In “{ $scenario }” the worst moment is phase { $phase }, { $day }: disturbed lessons, { $words } ({ $share }).
explain-healthy-then = All is well: in “{ $scenario }”, disturbed lessons: { $words }.
explain-symptom-then = In “{ $scenario }”, phase { $phase }, { $day }: disturbed lessons, { $words } ({ $share }).
explain-few = That is little: { $lessons ->
        [one] { $lessons } disturbed lesson
       *[other] { $lessons } disturbed lessons
    } in all over { $days ->
        [one] { $days } simulated day
       *[other] { $days } simulated days
    }; chance may be enough for it.
explain-no-cause = No resource was found to be the cause of these disturbances.
explain-no-cause-estimate = Too few lessons here for an estimate to say what blocks: simulate.
explain-felt-response = What is felt: answers take { $felt } on average, for { $threshold } at most; above all in the activity “{ $activity }”.
explain-felt-login = What is felt: logging in takes { $felt } on average, for { $threshold } at most; above all in the activity “{ $activity }”.
explain-felt-refused = What is felt: sessions are refused ({ $felt } of the requests, for { $threshold } at most); above all in the activity “{ $activity }”.
explain-felt-stream = What is felt: sound and image are cut (only { $felt } of the rate comes through, where { $threshold } is needed); above all in the activity “{ $activity }”.
explain-felt-transfer = What is felt: transfers take { $felt } on average, for { $threshold } at most; above all in the activity “{ $activity }”.
explain-link = What blocks: { $culprit } ({ $name }), { $rate } { $direction }; use in the busy hours: { $utilisation }; saturated: { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    } a day.
# Ends of a link, names of resources.
explain-link-ends = { $from } to { $to }
explain-end-core = the regional core
explain-end-internet = the Internet
explain-end-establishment = the establishment
explain-end-wired = its wired seats
explain-end-wireless = its wireless seats
explain-end-departement = département { $code }
explain-down = towards the establishment
explain-up = from the establishment
explain-pool = What blocks: { $culprit } of “{ $name }” ({ $hosts ->
        [one] { $hosts } server
       *[other] { $hosts } servers
    }, { $cores } cores each); use in the busy hours: { $utilisation }.
explain-pool-sessions = What blocks: { $culprit } of “{ $name }” ({ $hosts ->
        [one] { $hosts } server
       *[other] { $hosts } servers
    }); sessions allowed: { $sessions }; most at once: { $peak }.
explain-licence = What blocks: { $culprit } of “{ $name }”.
explain-plain = What blocks: { $culprit }.
explain-others = { $count ->
        [one] Another establishment suffers from the same cause.
       *[other] { $count } other establishments suffer from the same cause.
    }
explain-then = Next, once the first cause is gone: { $culprit }.
explain-mend-lan = What would mend it: faster wiring, or fewer seats at once.
explain-mend-wifi = What would mend it: more access points, or on-demand Wi-Fi in fewer rooms at once.
explain-mend-access = What would mend it: a faster line (fibre, if it is not there yet), or keeping on site what travels most.
explain-mend-collection = What would mend it: a wider collection link of the point of presence, or updates outside lessons.
explain-mend-backbone = What would mend it: a wider backbone, or services nearer to the establishments.
explain-mend-host-site = What would mend it: a wider link of the host site, or services spread over several sites.
explain-mend-internet = What would mend it: a wider link to the Internet, or copies kept in the region.
explain-mend-hosts = What would mend it: more servers or cores, splitting the platform, or moving sound and image off it.
explain-mend-sessions = What would mend it: more memory or servers, or overflow to another site.
explain-mend-storage = What would mend it: faster storage, or antivirus and backups outside lessons.
explain-mend-licences = What would mend it: more concurrent licences, or the same application at other hours.
explain-mend-latency = What would mend it: a nearer service; more bandwidth would change nothing.
explain-mend-device = What would mend it: devices that start faster, or that are left asleep.
explain-elsewhere-better = At the same moment, in “{ $scenario }”, disturbed lessons here: { $words }.
explain-elsewhere-none = None of the other scenarios does better here; the nearest is “{ $scenario }” (disturbed lessons: { $words }).

## Faults
explain-unknown = unknown establishment “{ $key }” in these results; the nearest: { $near }
explain-nothing = no such thing in these results, which have (scenario / phase / day): { $there }
explain-runs-missing = runs that { $path }/summary.json names are no longer there: repeat the same comparison, it will redo only those

# What makes the costs.
explain-cost = “{ $scenario }” costs { $amount } M€ over the period, first of all: { $parts }.
explain-cost-part = { $item } ({ $amount } M€)
explain-cost-more = { $item } (+{ $amount } M€)
explain-cost-less = { $item } (−{ $amount } M€)
explain-cost-dearer = “{ $scenario }” costs { $amount } M€ more than “{ $reference }” ({ $share }), first of all: { $parts }.
explain-cost-cheaper = “{ $scenario }” costs { $amount } M€ less than “{ $reference }” ({ $share }), first of all: { $parts }.
explain-driver = The price that weighs most on this difference: { $item }; from its lowest to its highest, the difference in present value goes from { $low } to { $high } M€.
explain-driver-turns = The price that weighs most on this difference, so much that its sign may change: { $item }; from its lowest to its highest, the difference in present value goes from { $low } to { $high } M€.

# Shared licences.
explain-licence-use = Licence “{ $licence }”: { $seats } seats may hold it, but at most { $peak } ({ $share }) hold it at the same time (phase { $phase }, { $day }), since not all lessons have seats at once and few of them use this application.
explain-licence-saving = Paying only for licences held at once (“{ $pooled }”, { $less } M€ over the period) instead of one for each seat (“{ $named }”, { $more } M€) saves { $saving }.
explain-licence-loss = Paying only for licences held at once (“{ $pooled }”, { $less } M€ over the period) instead of one for each seat (“{ $named }”, { $more } M€) costs { $saving } more.
explain-licence-driver = The assumption that weighs most on this saving: { $assumption }; from one end to the other, the saving goes from { $low } to { $high }.
explain-licence-others = Then: { $others }.
explain-licence-other = { $assumption }, from { $low } to { $high }
explain-licence-price = the price “{ $item }” (from { $from } to { $to } €)
explain-licence-prices = the prices “{ $item }”
explain-licence-in-use = the number held at once (from { $range } less to { $range } more, in proportion)
explain-licence-short = All { $pool } licences of “{ $pooled }” were taken at once: whoever wanted one more did not get it, and part of the saving is paid in disturbed lessons.
