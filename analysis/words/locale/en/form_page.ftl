## Beginning
card-form_begin = How to begin
form-begin-text = Kizuna reads the report of a seminar, shows what it has understood with the words it took it from, and you correct it in one form. Nothing is saved before you say so.
form-way-report = With its report
form-way-empty = With an empty form
form-way-correct = Correct a seminar
form-paste = Text of the report
    .placeholder = Paste the report here: a page of the office, a press release, an article, in English or Japanese.
form-file-choose = Or the report as a file: text, web page, Word, PDF or Excel, up to { $megabytes } MB
form-file-not-taken = The file was not accepted: it is larger than { $megabytes } MB, or the connection broke off. Choose a smaller one, or paste the text.
form-read-report = Read the report
form-reading = Reading the report …
form-other-programme = This report tells of another programme and not of the seminar, so nothing is proposed. If it does tell of the seminar, begin with an empty form.
form-nothing-read = Nothing in this text tells of a seminar. Paste the part that says when and where it was held, or begin with an empty form.
form-nothing-given = Paste the text of a report, or choose a file, and read it then.
form-several = { $count ->
    [one] This report tells of 1 seminar.
   *[other] This report tells of { $count } seminars. Choose one; the others can follow.
}
form-open = Open { $name }
form-empty-year = Fiscal year of the seminar
form-begin-empty = Begin with an empty form
form-correct = Seminar to correct
form-begin-correct = Correct { $name }
card-form_waiting = Drafts that wait to be saved
form-waiting-text = A draft and the text of its report are kept for 30 days at most, and deleted when the draft is saved. They are no part of the data.
form-continue = Continue { $name }
form-delete = Delete { $name }

## The form
form-new = New seminar
form-title-new = Add: { $name }
form-title-correct = Correct: { $name }
form-text = A blank field means “not documented”. What stands in a field already was read in the report or is in the data: leave it, correct it or take it out. Each change is kept at once, so you can go on later at this address.
form-not-kept = This draft could not be kept: it is lost when the page is loaded again. Save it, or take it along as a workbook at the end of the page.
form-call = This is a call for applications: the seminar is announced, and nothing is known of how it went.
form-back = Back to the start; the draft stays
form-forget = Delete this draft
form-bar = Parts of the seminar that are documented
form-complete = { $complete } of { $total } parts are documented.
form-lacking-no = Not yet: { $parts }.
form-lacking-partly = In part: { $parts }.
fact-source = Source
form-needed = needed to save
form-leave-out = Leave out { $field }
form-read = Read in { $words }.
form-read-otherwise = The report was read otherwise, in { $words }:
form-read-either = It can be read in more than one way, in { $words }. Choose one:
form-readings = What the report may say: { $field }
form-quoted = “{ $words }”
form-report-key = { $read }: what a value was taken from. { $unread }: what was not understood. Please look there for what is missing.
form-report-read = Marked
form-report-unread = Dotted line
card-form_report = The report
card-form_when = When
    .blank = Days and mode may stay blank. The fiscal year runs from April to March.
card-form_hosts = Hosts
    .blank = Without a host here, where the delegates went after Tokyo is not documented. One language is enough for a name.
card-form_themes = Themes
    .blank = Without a theme here, what it was about is not documented. The wording is the theme as the report has it.
card-form_people = Participants and countries
    .blank = A blank number means that it is not documented. A country that is not chosen counts as not documented, and as not present only when the list is complete.
card-form_programme = Programme
    .blank = Without items here, the programme is not documented. One language is enough for a title; an item without a day is of no known day.
card-form_sites = Sites
    .blank = A site without a position is not on the map. One language is enough for a name.
card-form_source = Source
    .blank = What the facts above rest on, with the words of the report that say most. Publisher, address and days may stay blank.
form-remove-hosts = Take out host { $number }
form-remove-seminar_themes = Take out theme { $number }
form-remove-programme = Take out item { $number }
form-remove-sites = Take out site { $number }
form-remove-sources = Take out source { $number }
form-add-hosts = Add a host
form-add-seminar_themes = Add a theme
form-add-programme = Add an item
form-add-sites = Add a site that Kizuna does not know
form-alike = The data have a seminar of this year already: { $name }. To correct it, open it; a second one of the year can be added all the same.
form-alike-open = Correct { $name }
form-countries = { $count ->
    [one] Countries that came, of the 1 eligible
   *[other] Countries that came, of the { $count } eligible
}
form-eligible-day = Eligible on { $day }, the first day.
form-eligible-year = Eligible on 1 April of { $year }, as the first day is not documented.
form-eligible-ever = All countries that the office has ever covered, as the year is not documented.
form-country-other = A country that was not eligible
    .placeholder = Add one only if the report names it
form-numbers = { $people ->
    [one] People by country: 1 in all
   *[other] People by country: { $people } in all
}
form-of-no-country = Country not recorded
form-complete-list = { $count ->
    [0] The list is complete: no country came
    [one] The list is complete: no other than this country came
   *[other] The list is complete: no other than these { $count } countries came
}
form-list-yes = the list is complete
form-list-no = the list is open
form-programme-alt = The items of the programme, to be edited. Each can be corrected below as well, one at a time.
form-items = { $count ->
    [one] Item { $numbers }
   *[other] Items { $numbers }
}
form-item = One item at a time
form-item-choose = Item to correct
form-item-untitled = without a title
form-sites-known = { $count ->
    [one] 1 site is known to Kizuna: { $names }.
   *[other] { $count } sites are known to Kizuna: { $names }.
}
form-site-unnamed = A new site without a name

form-position-label = Position (degrees north, east)
    .placeholder = not documented; 35.69, 139.70, or the address of a map
form-place-take = Take the position of { $name }, { $prefecture } ({ $position })
form-place-within = The position of its office; all of it lies within { $distance }.
form-position = { $latitude } north, { $longitude } east

## Saving
card-form_changes = What the save changes
form-changes-wait = { $count ->
    [one] 1 thing is to be corrected before it can be saved. It is told beside its field.
   *[other] { $count } things are to be corrected before it can be saved. Each is told beside its field.
}
form-changes-none = The data already say what this form says. There is nothing to save.
form-brief = Show the first page of the annual brief as it would be
form-brief-caption = The first page of the annual brief, once this is saved
form-brief-alt = The first page of the annual brief as it would be. Its numbers are those in the table above.
form-file = The form as a workbook (Excel)
form-file-text = To send to a colleague who may save, or to go on in Excel: it can be chosen under “Choose files” on the page before this one.
