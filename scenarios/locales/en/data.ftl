# Reading data files: what is wrong, and what to do.

## Files
data-file-not-found = this file does not exist
data-file-forbidden = this file cannot be read: permission denied
data-file-is-directory = this is a directory where a file is expected
data-file-too-large = this file is too large: { $most } MB at most
data-file-unreadable = this file cannot be read: { $reason }
data-file-empty = this file is empty
data-no-rows = this file has no row after the column names
data-is-workbook = this is a spreadsheet workbook, not a CSV file
data-is-workbook-hint = open it in the spreadsheet program and save the sheet as “CSV UTF-8”
data-not-utf8 = this text is not UTF-8: unexpected byte { $byte }
data-not-utf8-file = this file is not UTF-8
data-not-utf8-hint = save it as “CSV UTF-8” in the spreadsheet program, or convert it: iconv -f WINDOWS-1252 -t UTF-8
data-more-problems = reading stopped after { $count } errors: mend these first

## Rows and columns
data-quote-unclosed = this quotation mark is never closed
data-row-short = short row; cells: { $found } instead of { $expected }
data-row-long = long row; cells: { $found } instead of { $expected }
data-column-unknown = unknown column “{ $column }”; possible columns: { $expected }
data-column-missing = column “{ $column }” is missing; columns found: { $found }
data-column-twice = column “{ $column }” is there twice
data-duplicate = “{ $key }” is already on line { $line }
data-did-you-mean = did you mean “{ $near }”?

## Values
data-value-missing = a value is missing
data-not-a-number = “{ $text }” is not a number
data-not-finite = “{ $text }” is not a finite number
data-not-whole = “{ $text }” is not a whole number
data-decimal-comma = “{ $text }”: the decimal separator is a point
data-out-of-range = “{ $text }” is out of range: from { $low } to { $high }
data-negative = “{ $text }” is negative or too large
data-zero = “{ $text }”: the value must be above zero
data-unit-missing = a unit is missing after { $text }: { $expected }
data-unit-unknown = unknown unit “{ $unit }”; possible units: { $expected }
data-not-one-of = “{ $text }” is not one of the possible values: { $expected }

## Territories
territory-not-a-directory = a territory is a directory, and this one does not exist
territory-empty = this territory has no establishment
territory-file-alone = this file does not go without { $absent }: give both, or none for a network derived from the territory
territory-departement-unknown = unknown département “{ $code }”
territory-key-unknown = no establishment has the key “{ $key }”
territory-point-unknown = no point of presence is called “{ $name }”
territory-line-missing = establishment “{ $key }” has no line

## Traces to replay
trace-node-unknown = no link touches the node “{ $node }”
trace-no-route = no route leads from “{ $from }” to “{ $to }”
trace-pool-unknown = no pool is called “{ $pool }”
trace-server-unwanted = pool “{ $pool }” has a single queue: the server must stay empty

## Import of the school directory
import-column-missing = this file is not one that is expected here; column looked for, one of: { $wanted } (or, without accents and signs: { $names }); columns found: { $found }
import-is-enrolment = this file holds enrolment counts: give it after --effectifs
import-is-directory = this file looks like the directory: give it without --effectifs
import-nothing-kept = no establishment is kept; rows read: { $read }
import-file-directory = Directory: { $file } (rows: { $rows })
import-file-enrolment = Enrolment: { $file } (rows: { $rows })
import-total = Rows read: { $read }; establishments kept: { $kept }; rows merged: { $merged }; rows dropped: { $dropped }
import-kinds = Establishments by type: écoles { $ecoles }, collèges { $colleges }, lycées { $lycees }, lycées professionnels { $professional }; total { $count }
import-dropped-closed = Dropped, establishment closed or not yet open: { $count }
import-dropped-section = Dropped, section inside another establishment: { $count }
import-dropped-administration = Dropped, administrative office: { $count }
import-dropped-other-type = Dropped, type of establishment not simulated: { $count }
import-dropped-unknown-type = Dropped, type of establishment not said: { $count }
import-dropped-private = Dropped, private sector (as you asked): { $count }
import-dropped-bad-uai = Dropped, UAI code absent or unreadable: { $count }
import-dropped-long-row = Dropped, more cells than columns: { $count }
import-dropped-unknown-departement = Dropped, unknown département: { $count }
import-dropped-no-place = Dropped, neither coordinates nor a known commune: { $count }
import-example = { $place }: { $what }
import-pupils = Pupils: { $pupils }; establishments counted by the enrolment files: { $enrolment }, by the directory: { $directory }
import-estimated = Pupils estimated from the type, and marked so: écoles { $ecoles }, collèges { $colleges }, lycées { $lycees }, lycées professionnels { $professional }; total { $count }
import-half-counted = Polyvalent lycées of which only the general or the professional pupils are counted, marked as estimated: { $count }
import-at-town-hall = Establishments without coordinates, placed at the town hall: { $count }
import-commune-unknown = Establishments whose commune is unknown: { $count }
import-kind-guessed = Establishments whose type is inferred from the name or the rest of the file: { $count }
import-sector-unknown = Establishments whose sector is not said, taken as public: { $count }
import-enrolment-repeated = Enrolment rows of another year or repeated, not added: { $count }
import-enrolment-unreadable = Enrolment rows without a UAI code or a number: { $count }
import-enrolment-unmatched = UAI codes of the enrolment files that are not in the territory: { $count }
