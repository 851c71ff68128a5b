## The application
app-title = Kizuna · Local Government Exchange and Cooperation Seminar
skip-to-menu = To the menu

error-report = Report an error
error-contact = Contact: { $contact }.
needs-scripts = Kizuna needs scripts to show this page: allow them in your browser, then reload the page.
error-text = Something went wrong while drawing this page. Your data are safe. Reload the page; if it happens again, please tell the Kizuna administrator when it happened.

## Pages
page-themes = Themes
    .menu = Themes
    .lead = What the seminars were about, when, and which countries met each theme.
page-seminar = One seminar
    .menu = Seminar
    .lead = One seminar from its first day to its last.
page-about = About the data
    .menu = About the data
    .lead = What Kizuna knows and from where, how it counts, and what needs correction.

## Filters
filter-reset = Reset filters
filter-chip = { $name } ✕
    .help = Remove filter: { $name }
data-set-record = Record
data-set-demo = Demo
language-en = English
language-ja = 日本語
seminars-shown = { $shown } of { $all ->
    [one] { $all } seminar
   *[other] { $all } seminars
}
seminars-spoken = { $shown }: { $filters }
seminars-unthemed = {" "}· { $count ->
    [one] 1 seminar whose themes are not documented is left out
   *[other] { $count } seminars whose themes are not documented are left out
}

## Nothing to show
empty-title = No seminar matches these filters
empty-text = Remove a filter above, or select “Reset filters” to see all seminars of the office.

## The card
card-show-table = Show table
card-download = Download CSV
card-take = Picture and files of “{ $title }”
card-take-files = Files of “{ $title }”
card-fill = Full screen
card-fill-end = Leave full screen
card-not-filled = This browser does not give the figure the whole screen.
picture-copy = Copy picture
picture-copied = Picture copied
picture-not-copied = This browser cannot copy the picture. Please download it as PNG.
picture-download-png = Download picture (PNG)
picture-download-svg = Download picture (SVG)
picture-day = Picture made on { $day }.
card-table-alt = Table of the figure “{ $title }”
card-deaf = This figure does not change with the filter { $filters }.
figure-alt = { $title }. { $sentence } Select “Show table” for the same numbers.
one-office-only = This figure follows the seminars of one office. Choose an office to see it.
source-line = Source: published record, sources accessed in { $month }.
source-line-undated = Source: published record.
source-line-demo = Source: invented demonstration data.
export-title = Kizuna: { $title }
export-data-set = Data set: { $name }
export-filters = Filters: { $filters }
export-joint = ;{" "}
export-filter = { $name }: { $values }

## Cards
card-matrix = Attendance by country and seminar
    .rule = A country counts as not present only where the full list of participants is known.
card-themes_by_year = Themes by fiscal year
    .rule = A seminar with two themes stands under both; it counts once in totals.
card-seminars_by_theme = Seminars by theme
    .rule = A seminar with two themes counts under both.
card-wordings = Themes in their original wording
    .rule = The wording is as published; the normalised theme was given by Kizuna.
card-hosts = Hosts
    .rule = The map shows municipalities and prefectures that hosted, by the number of times.
card-completeness = What is documented
    .rule = “Partly” means that some of it is known and some is not.
card-site_visits = Sites visited
    .rule = The table lists each visit; a site visited twice stands twice. The colour of a mark is its theme, which the list names as well.
card-seminar_delegates = Delegates by country
    .rule = Only numbers of people; no names are kept. Where a source names only some, they are the least that came.
card-programme = Programme
    .rule = In the order of the week, as published.
card-seminar_map = Places visited
    .rule = A dashed circle marks a place known only approximately.
card-facts = Key facts
card-sources = Sources
card-events = Events
card-problems = Problems found in the files
card-data_sets = The two data sets
card-uncertain = Not counted: may not be this programme
card-rules = How Kizuna counts
card-dictionary = Data dictionary

## Headlines
headline-latest = Latest seminar
headline-known = Latest with all countries known
totals-held = Seminars held
totals-participants = Participants
totals-countries = Countries
totals-hosts = Hosts
at-least = at least { $number }
# Japanese names the unit, by what is counted; English has it in the term.
counted = { $number }{ $measure ->
   *[held] {""}
}
people = { $count ->
    [one] 1 participant
   *[other] { $count } participants
}

## One seminar
seminar-choose = Seminar
seminar-choose-hint = Choose a seminar
seminar-none = No seminar of this office is documented.
seminar-map-part = Zoom to
seminar-map-week = Whole week
seminar-map-central = Tokyo
seminar-map-host = Host
host-in-prefecture = { $host } ({ $prefecture })
fact-office = Office
fact-status = Status
fact-dates = Dates
fact-mode = Mode
fact-hosts = Hosts
fact-themes = Themes
fact-participants = Participants
fact-basis = Basis
fact-countries = Countries
fact-programme = Programme
fact-sites = Sites
undocumented = Not documented, or only in part: { $facts }.
undocumented-none = Every fact of this seminar is documented.
programme-no-date = Day not documented
approximate = approximate place

## Site visits
map-layers = Show on the map
map-layer-sites = Sites
map-layer-approximate = Approximate places
map-layer-hosts = Hosts
map-layer-journeys = Journeys
map-fit-sites = Zoom to these sites
map-fit-site = Zoom to the chosen site
map-families = Families of themes
export-families = Families of themes: { $families }
site-years = Visits by fiscal year: choose a year to see it alone
site-years-unknown = no visit documented
site-years-perhaps = { $visits } of them perhaps
site-list-alt = Sites visited, by city
site-list-find = Find in { $sites ->
    [one] 1 place
   *[other] { $sites } places
}
site-list-none = No place has this in its name.
site-list-visits = { $visits ->
    [one] 1 visit
   *[other] { $visits } visits
}
site-list-elsewhere = Elsewhere
site-list-off-map = not on the map
site-list-perhaps = perhaps
site-list-keys = With the keyboard, use the arrow keys to move along the list, and Enter to choose a site.
site-none-chosen = Choose a site on the map or in the list to see when it was visited and on which theme.
source-published = published { $date }
source-retrieved = accessed { $date }

## About the data
problem-notice = { $count ->
    [one] One entry in the data files needs correction and is left out of the figures.
   *[other] { $count } entries in the data files need correction and are left out of the figures.
} [See what to correct]({ $link })
problems-none = No problem was found. Every file was checked against the data dictionary below.
problems-found = { $count ->
    [one] One problem was found.
   *[other] { $count } problems were found.
} Nothing is corrected by itself: take today’s rows from the page “Add a seminar”, correct them in Excel, and add them there; or correct the file itself and reload this page.
about-version = These pages are made by Kizuna { $version }.
data-set-record-text = **Published record.** What public sources say about the seminars, each row with its source. Blank means “not documented”, and is never shown as zero or as absence.
data-set-demo-text = **Demonstration.** Invented data for FY2005 to FY2025, complete enough to show every feature. It is marked on every page and in every download, and never mixes with the record.
rule-coverage = **Coverage** is the number of eligible countries that came, out of those the office covered on the first day of the seminar. The list changes over time: India joined J.CLAIR Singapore’s area in April 2007, Sri Lanka in July 2018.
rule-states = **Five states** of a country at a seminar: attended, not present, not eligible, cancelled, not documented. “Not present” is used only where the full list of participants is known.
rule-two-themes = **A seminar with two themes** counts each delegate once in totals, and under both themes when grouped by theme.
rule-fiscal-year = **Fiscal years** run from April to March. The online seminar of January 2022 belongs to FY2021.
rule-uncertain = **Uncertain seminars**, where it is doubtful that the source speaks of this programme, are listed here and counted nowhere.
rule-approximate = **Approximate places** are sites that the source does not name, or whose position is known only to more than a kilometre.
rule-no-percentages = **No percentages and no trends:** with nine delegates from nine countries they would mislead.
rule-privacy = **No names.** Delegates are counted by country; no personal data are kept.
sources-count = { $count ->
    [one] 1 source
   *[other] { $count } sources
}, each with its link and the words that carry the fact.
sources-show = Show all sources
dictionary-text = Each file with its columns, as the contract that checks the files states them.
dictionary-file = File
dictionary-column = Column
dictionary-meaning = Meaning
dictionary-type = Type
dictionary-blank = Blank
dictionary-may-be-blank = may be blank
dictionary-blank-beside = may be blank where { $column } is filled in
dictionary-required = required
dictionary-key = Identified by
