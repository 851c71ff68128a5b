# Glossary: one word for one thing.
#   seminar          one edition of the programme; not tour, course or event
#   office           an overseas office of CLAIR, such as J.CLAIR Singapore
#   eligible         covered by the office on the first day of the seminar
#   attended, not present, not eligible, cancelled, not documented: the five states
#   not documented   no source says so; not unknown, missing or no data
#   coverage         the eligible countries that came, out of all eligible ones
#   full list        every country that came to a seminar is documented
#   participants     people as the source counts them; delegates: people by country
#   host             the municipality or prefecture that receives the delegates after Tokyo
#   site             a place that delegates saw; visit: once that they saw it
#   theme            the normalised theme; wording: the theme as published
#   source, basis    where a fact stands; how the source supports it
#   (expected) range the equal share of delegates, give or take one; not over- or under-represented
#   accessed         when a source was opened; not read
#   fix, convert, import: what is done to a problem, a value, a file; not mend, read as, go in
#   Reset filters, Zoom to, Compare with: one name for one action
#   administrator    who runs the server or Kizuna
# British spelling, whole sentences, no idioms, no percentages. Never “undocumented” of people.
# tests/test_glossary.py checks the words that are not to be used.

## Years
fiscal-year = FY{ $year }
fiscal-year-in-full = FY{ $year } ({ $era ->
    [reiwa] Reiwa
    [heisei] Heisei
   *[showa] Showa
} { $number })

# What a seminar is called in short.
seminar-named = { $year } · { $names }

## States of a country at a seminar
state-attended = attended
state-absent = not present
state-not_eligible = not eligible
state-cancelled = cancelled
state-not_documented = not documented

## Values that are not known
not-documented = not documented
