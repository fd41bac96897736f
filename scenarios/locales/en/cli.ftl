# The program on the command line: messages.

diagnostic-hint = hint:
failure-label = error:
failure-read = { $path } cannot be read: { $reason }
failure-write = { $path } cannot be written: { $reason }
failure-output = the standard output takes nothing more: { $reason }
failure-disk-not-found = a directory of the path does not exist
failure-disk-forbidden = permission denied
failure-disk-is-directory = this is a directory where a file is expected
failure-disk-not-directory = this is a file where a directory is expected
failure-disk-full = the disk is full
failure-disk-read-only = the disk is read-only
failure-interrupted = interrupted; runs done: { $done } of { $total }.
failure-interrupted-kept = They are kept in { $path }: the same command continues.
failure-threads = the threads could not be started: { $reason }
failure-foreign-directory = { $path } holds something else than results of maillage: choose with --out a directory that is empty or does not exist yet
failure-no-results = { $path } does not exist: this is not a complete results directory. First call: maillage compare … --out DIRECTORY
failure-bad-summary = { $place }: this summary is not of this version of maillage ({ $reason })

usage-unknown-command = unknown command “{ $name }”
usage-unknown-argument = unexpected option or argument “{ $argument }”
usage-bad-value = the value “{ $value }” does not suit { $argument }
usage-value-missing = a value is missing for { $argument }
usage-possible = ; possible: { $values }
usage-argument-missing = missing: { $argument }
usage-argument-twice = { $argument } can be given only once
usage-command-missing = a command is missing
usage-conflict = { $argument } and { $prior } do not go together
usage-not-utf8 = the command line is not in UTF-8
usage-bad-argument = { $argument } is not used as it should be
usage-near = hint: did you mean “{ $near }”?
usage-help = hint: “--help” shows the options and an example; after a command, its own
expected-number = ; a whole number is expected
expected-name = ; a name is expected
expected-replications = ; a whole number from 1 to 100,000 is expected
expected-until = ; a share is expected, such as 5%
expected-threads = ; a whole number from 0 to 1024 is expected (0: as many as cores)
expected-seed = ; a whole number is expected

choice-unknown-phase = unknown phase “{ $name }”; phases of the study: { $known }
choice-unknown-day = unknown day “{ $name }”; days of the study: { $known }
choice-unknown-territory = unknown territory “{ $name }”; territories that come with the program: { $known }; else a directory, such as “maillage import” and “maillage territory” write

progress-left = left
progress-runs = days simulated
progress-line = days simulated: { $done } of { $total }
progress-stopping = stopping after the runs at hand; Ctrl-C again to stop at once

list-studies = Studies (maillage compare NAME)
list-scenarios = Scenarios (maillage run NAME)
list-territories = Territories (--territory NAME)
list-study-scenarios = scenarios
list-study-phases = phases (--phase)
list-study-days = days (--day)
list-next = To write your own: maillage new study my-study
check-good = { $path }: nothing to report
new-exists = { $path } already exists and is not overwritten: choose another name
new-written = { $path } is written: edit it, then “maillage check { $path }” and “maillage compare { $path }”
territory-unknown = unknown département “{ $code }”; the nearest: { $near }
territory-written = { $establishments ->
        [one] { $establishments } synthetic establishment
       *[other] { $establishments } synthetic establishments
    }, { $pupils ->
        [one] { $pupils } pupil
       *[other] { $pupils } pupils
    }; written to { $path }, to be used with --territory { $path }
import-written = Territory written to { $path }; to be used with --territory { $path }
trace-out-of-range = this row leads beyond the numbers that the calculation can carry

validate-name = what is compared
validate-of = { $name } ({ $parameters })
validate-expected = expected
validate-measured = found
validate-tolerance = tolerance
validate-unit = unit
validate-verdict = verdict
validate-pass = conform
validate-fail = DEVIATES
validate-informative = for information
validate-total =
    { $count ->
        [one] { $count } comparison
       *[other] { $count } comparisons
    }, { $failed ->
        [0] all conform
        [one] { $failed } deviates
       *[other] { $failed } deviate
    }.
new-means-written = Written: { $path }. A study takes it with means = "…"; maillage decide RESULTS --means { $path } makes the account again with it.
report-written = Written: { $path }
report-unknown-form = { $path }: only { $known } can be written
report-no-pdf = this program was built without PDF (cargo build --features pdf); write an .html and print it
report-failed = { $path } cannot be set: { $reason }
diff-heading = From “{ $a }” to “{ $b }”: { $count ->
        [0] no difference
        [one] { $count } difference
       *[other] { $count } differences
    }.
diff-what = what changes
diff-phases = phases
diff-always = all
diff-legend = “–”: the scenario does not say it. “all”: in all phases compared. The keys of the files are in --format json.
diff-same = They say the same in the phases { $phases }.
diff-no-phase = “{ $a }” and “{ $b }” have no phase to compare in common: nothing is compared.
diff-alone = “{ $name }” alone has the phases { $phases }: they are not compared.
diff-no-parent = “{ $name }” starts from no other scenario: name the one to put beside it (maillage diff { $name } OTHER; maillage list shows them).
film-written = “{ $scenario }”, { $phase }, { $day }: { $lessons ->
        [one] { $lessons } lesson
       *[other] { $lessons } lessons
    } with devices, { $disturbed } of them disturbed. Written to { $path }: { $files }.
film-which = a film is that of a single day: choose among { $known }
failure-more = and { $count ->
        [one] { $count } more fault
       *[other] { $count } more faults
    }: mend the first ones, then try again.
