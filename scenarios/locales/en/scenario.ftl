# Scenario and study files: what is wrong, and what to do.

scenario-24-hours = 24 weights are needed, one for each hour from midnight: there are { $count }
scenario-above-zero = a value above zero is needed
scenario-at-least = at least { $least } is needed
scenario-base-unreadable = the file { $name } cannot be read
scenario-choice-takes-nothing = “{ $choice }” is written alone, in quotes
scenario-conflict-with-itself = an application cannot be in conflict with itself
scenario-cyclic-extends = these files extend one another in a circle: { $chain }
scenario-did-you-mean = did you mean “{ $name }”?
scenario-empty-territory = there is no establishment in this territory
scenario-end-before-start = the end comes before the start
scenario-extends-text = “extends” takes the name of a file or of a bundled scenario, in quotes
scenario-home-local = “{ $service }” cannot be reached from home: it runs in each establishment
scenario-kind-missing = the territory has establishments of type “{ $kind }”, but [{ $section }.{ $kind }] is not written
scenario-kinds-elsewhere = “kinds” only makes sense for a pool in the establishments (at = "establishment")
scenario-is-scenario = this is a scenario: maillage run { $path }
scenario-is-means = this is a file of means, not a scenario: maillage decide RESULTS --means { $path }
scenario-is-study = this is a study: maillage compare { $path }
scenario-known-names = the known names are: { $names }
scenario-low-under-high = the level at which hosts stop must be under the level at which they start
scenario-lines-missing = each establishment must have an access line, which leads to a point of presence of the territory (establishments: { $schools }, lines: { $lines })
scenario-missing-key = the key “{ $key }” is missing
scenario-no-bells = lessons want devices, but there are no bells for “{ $kind }”
scenario-no-days = at least one type of day is needed ([days.ordinary])
scenario-no-file = the file does not exist
scenario-no-phases = at least one phase is needed ([phases.2018])
scenario-no-pool-there = “{ $activity }” needs “{ $pool }”, which establishments of type “{ $kind }” do not have
scenario-no-rate = a stream must have a rate, “down” or “up”
scenario-no-scenarios = at least one scenario is needed
scenario-no-seats = no seat of “{ $kind }” can do “{ $activity }”
scenario-no-version = “version = { $known }” is missing
scenario-no-weight = the weights add up to nothing
scenario-no-wifi = wireless seats without Wi-Fi: [wifi.{ $kind }] is not written
scenario-not-a-quantity = { $found } is not a value with its unit; possible units: { $units }
scenario-not-a-table = a table is needed
scenario-not-in-phase = “{ $key }” cannot be written in a phase
scenario-not-toml = this is not correct TOML; its reader says: “{ $reason }”
scenario-not-utf8 = the text is not UTF-8 at this place
scenario-not-utf8-hint = save the file as UTF-8 in your editor
scenario-one-choice = exactly one choice is needed
scenario-out-of-range = { $found } is out of range; expected: { $expected }
scenario-over-100 = the shares add up to more than 100 %
scenario-overflow-cycle = these pools overflow into one another in a circle
scenario-overflow-inwards = a pool cannot overflow into “{ $pool }”, which is closer to the establishments
scenario-session-over-memory = a session takes more than the memory of a host
scenario-session-without-pool = a session is held on a pool, and “{ $service }” has none
scenario-slots-overlap = this slot starts before the end of the one before
scenario-toml-boolean = write true or false, in small letters
scenario-toml-brace = this brace is not closed
scenario-toml-bracket = this bracket is not closed: “]” is missing
scenario-toml-duplicate = this key is already written above
scenario-toml-escape = in a text, “\” wants a known sign after it; for the bar itself write “\\”
scenario-toml-key-letters = a key without quotes has only letters without accents, digits, “-” and “_”
scenario-toml-leading-zero = a number does not start with zero
scenario-toml-no-key = a key is expected here
scenario-toml-no-value = a key and its value are written “key = value”
scenario-toml-too-much = there is something too much after the value; one key per line, and a point for decimals
scenario-toml-unclosed-text = this text is not closed: a quotation mark is missing
scenario-toml-unquoted = a value is expected here; a text is written in quotes
scenario-together = “{ $key }” must be written too
scenario-twice = the scenario “{ $name }” is named twice
scenario-under-100 = the share must be under 100 %
scenario-unit-missing = the unit is missing after { $found }; possible units: { $units }
scenario-unknown-base = there is no scenario “{ $name }”
scenario-unknown-choice = “{ $found }” is not a possible choice
scenario-unknown-day = the scenario “{ $scenario }” has no type of day “{ $name }”
scenario-unknown-departement = the territory has no département “{ $code }”
scenario-unknown-key = the key “{ $key }” is unknown
scenario-unknown-name = “{ $name }” is not written in [{ $section }]
scenario-unknown-phase = the scenario “{ $scenario }” has no phase “{ $name }”
scenario-unknown-scenario = there is no bundled scenario of this name, and no file
scenario-unknown-study = there is no bundled study of this name, and no file
scenario-unknown-territory = “{ $name }” is neither a bundled territory nor a directory
scenario-unknown-version = unknown version: this program reads version { $known }
scenario-unreadable = the file cannot be read: { $reason }
scenario-wrong-type = { $found } is not of the expected type: { $expected ->
        [number] a number
        [table] a table
        [text] a text in quotes
        [list] a list
        [boolean] true or false
       *[other] { $expected }
    }
scenario-wrong-value = value refused: { $reason }
scenario-edit-no-table = { $path } is not a table
scenario-edit-no-value = “{ $value }” is not a TOML value
scenario-edit-unsupported = { $path } cannot be changed in this text as it is written
