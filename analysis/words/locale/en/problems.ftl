## Where, what, and how to fix it
problem-sentence = { $place }: { $what } { $fix }
problem-joint = ,{" "}
problem-line = { $number ->
        [one] line
       *[other] lines
    } { $line }
problem-list-joint = ,{" "}
problem-lines-more = { $first } and { $more } more ({ $begin } to { $end })
problem-column = column { $column }
allowed-bounds = { $first } to { $second }
either-of = { $first } or { $second }
meant-key = { $key }
meant-named = { $key } ({ $name })

problem-missing_file = the file is missing.
    .fix = Put it back into its folder.
problem-unreadable = the file cannot be opened ({ $detail }).
    .fix = Close it in Excel and check that you may read it.
problem-empty_file = the file is empty.
    .fix = Put the heading row back, even if there are no rows yet.
problem-encoding = the text is not UTF-8.
    .fix = In Excel choose “Save as”, type “CSV UTF-8 (comma delimited)”.
problem-missing_column = the column is missing.
    .fix = Add the column with exactly this heading.
problem-unknown_column = this column is not in the data dictionary and is ignored.
    .fix = Remove it, or correct its heading.
problem-ragged = the row has { $detail } cells, more than there are headings.
    .fix = Put text that contains a comma in quotation marks, or remove the extra cells.
problem-unparsable = the file cannot be read as a table ({ $detail }).
    .fix = Look for a quotation mark that is opened and not closed.
problem-blank = the cell is blank but must not be.
    .fix = Fill it in.
problem-neither = this cell and the one in { $detail } are both blank, so there is no name in any language.
    .fix = Fill in one of them; one language is enough.
problem-whole_number = { $suggested ->
        [yes] “{ $value }” is not a whole number: { $detail } is no digit.
       *[no] “{ $value }” is not a whole number.
    }
    .fix = Write digits only, such as 9.
problem-number = { $suggested ->
        [yes] “{ $value }” is not a number: { $detail } is no digit.
       *[no] “{ $value }” is not a number.
    }
    .fix = Write a decimal number, such as 33.9578.
problem-date = { $suggested ->
        [yes] “{ $value }” is not a day: { $detail } is no digit.
       *[no] “{ $value }” is not a day.
    }
    .fix = Write it as 2019-12-15.
problem-range = “{ $value }” is out of range.
    .fix = Write a number from { $detail }.
problem-swapped = “{ $value }”: latitude and longitude have changed places.
    .fix = Exchange the two cells.
problem-choice = “{ $value }” is not one of the allowed words.
    .fix = Write one of: { $detail }.
problem-form = “{ $value }” does not have the right form.
    .fix = See the column in the data dictionary.
problem-duplicate = “{ $value }”: a row above has the same { $detail }.
    .fix = Remove one of the two rows, or add their numbers up.
problem-unknown = “{ $value }” is not known.
    .fix = { $suggested ->
        [yes] Did you mean { $detail }?
       *[no] Use a value from the list in the data dictionary, or add it there first.
    }
problem-cancelled = delegates are entered for { $value }, which was cancelled.
    .fix = Remove the row, or correct the status in seminars.csv.
problem-before_start = “{ $value }” is before the first day.
    .fix = Correct one of the two days.
problem-fiscal_year = “{ $value }” is not the fiscal year of the first day.
    .fix = It should be { $detail } (April to March).
problem-total = the published number is { $value }, but the delegates add up to { $detail }.
    .fix = Correct one of them; people whose country is not recorded get a row with a blank country.
problem-outside = “{ $value }” is outside the days of the seminar.
    .fix = Correct the day, or the days in seminars.csv.
problem-partial_date = “{ $value }” is no date.
    .fix = Write a year, a month or a day that exists, such as 2026, 2026-11 or 2026-11-23.
problem-future = “{ $value }” is still to come.
    .fix = Write the year, month or day when it was, by the Western calendar.
problem-overlap = “{ $value }” lies within another period of the same office and country.
    .fix = Let each period end before the next one begins, or remove one of the rows.
problem-half_position = latitude and longitude belong together, and this one is blank.
    .fix = Fill it in, or leave both blank.

## What only looks odd
problem-lacking_column = the file lacks this column; its cells count as not documented.
    .fix = On the page “Add a seminar”, download the template with today's rows, fill in the column and save. After an update of Kizuna, whoever runs it can add the column blank.
problem-letters_lost = “{ $value }”: question marks stand where letters may have been lost when the file was saved.
    .fix = Compare it with the source; type the letters again and save the file as “CSV UTF-8”.
problem-letters_changed = “{ $value }”: question marks stand where the data have letters: “{ $detail }”.
    .fix = Type the letters again and save the file as “CSV UTF-8”.
problem-misread = “{ $value }” looks like text that was opened in another encoding than it was saved in.
    .fix = Type the text again, or open the original as “65001: Unicode (UTF-8)” and save it as “CSV UTF-8”.
problem-complete_empty = the list of countries is called complete, but no delegates are listed.
    .fix = Add the countries to delegates.csv, or write “no”. Until then the list counts as open.
problem-complete_unknown = the list of countries is called complete, but some people's country is not documented.
    .fix = Add their countries, or write “no”. Until then the list counts as open.
problem-complete_uncounted = the list of countries is called complete, but nothing says that the seminar was held.
    .fix = Correct the status, or write “no”.
problem-people_uncounted = { $detail } people are listed, but with the status “{ $value }” no figure counts them.
    .fix = If it took place, write “held”; if not, remove the rows from delegates.csv.
problem-many_people = “{ $value }” people at one seminar are more than any seminar has had.
    .fix = Compare the number with the source.
problem-held_ahead = “{ $value }” is still to come, but the status says that the seminar was held.
    .fix = Correct the year or the day, or write “announced”.
problem-long_seminar = with this last day the seminar lasts { $detail } days.
    .fix = Compare both days with the source.
problem-id_office = “{ $value }” is not the office with which { $detail } begins.
    .fix = Correct the office or the id.
problem-id_year = “{ $value }” is not the fiscal year in { $detail }.
    .fix = Correct the fiscal year or the id.
problem-event_year = “{ $value }” is not the fiscal year of the date.
    .fix = It should be { $detail } (April to March), or the date is another.
problem-published_late = “{ $value }” is after { $detail }, when the source was accessed.
    .fix = Correct one of the two dates.
problem-out_of_order = “{ $value }” is before the day of an item with a lower position.
    .fix = Correct the day or the position.
problem-theme_elsewhere = “{ $value }” is not among the themes of this seminar.
    .fix = Add it to seminar_themes.csv, or correct the theme.
problem-not_eligible = { $value } was not among the countries of the office on the first day of this seminar.
    .fix = Compare the country with the source, and the days in eligibility.csv.
problem-same_thing = “{ $value }” says the same as { $detail }: is it one thing under two ids?
    .fix = Use one id for it, or make clear what tells them apart.
problem-same_item = the item says the same as one above.
    .fix = Remove one of the two, or make clear what tells them apart.
problem-other_thing = “{ $value }”: other rows with the same id say { $detail }.
    .fix = Write the same everywhere, or use another id for another place.
problem-outside_prefecture = the position lies { $detail } km outside the prefecture.
    .fix = Correct the position or the code of the prefecture.
problem-uncertainty_alone = “{ $value }”: there is no position that could be uncertain.
    .fix = Add the position, or leave the cell blank.
problem-level_name = “{ $value }” does not go with the name { $detail }.
    .fix = Correct the level or the name.
