## Where, what, and how to mend it
problem-sentence = { $place }: { $what } { $fix }
problem-joint = ,{" "}
problem-line = line { $line }
problem-column = column { $column }

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
    .fix = Correct one of them; people of unknown country get a row with a blank country.
problem-outside = “{ $value }” is outside the days of the seminar.
    .fix = Correct the day, or the days in seminars.csv.
