## Checking a file before it replaces another
check-accepted = { $file }: accepted as { $table }. { $counts }
check-refused = { $file }: refused. { $counts } { $problems ->
        [one] 1 problem.
       *[other] { $problems } problems.
    }
check-counts = { $rows ->
        [one] 1 row read:
       *[other] { $rows } rows read:
    } { $accepted } accepted, { $refused } refused, { $blank } blank.
check-pointed-out = Accepted, but please look: { $sentence }
check-normalised = { $place }: “{ $read }” was converted to “{ $became }”: { $why }.
check-left-out = { $place }: “{ $read }” was left out: { $why }.

## Columns as they head a file
heading-en = { $heading } (English)
heading-ja = { $heading } (Japanese)
heading-title = Title
heading-programme = Name of the seminar
heading-comment = What to fix (Kizuna)
column-aliases = Other names
column-capital = Capital
column-end_date = End
column-event_id = Event
column-from_date = From
column-host_id = Host id
column-latitude = Latitude
column-longitude = Longitude
column-note = Note
column-published = Published
column-retrieved = Accessed
column-to_date = To

## Why a value was converted
normalised-encoding = the file is not in UTF-8
normalised-delimiter = the cells are not separated by commas
normalised-title = a title above the headings
normalised-heading = a heading in words or in other letters
normalised-spaces = spaces around the text
normalised-width = full-width letters or digits
normalised-date = a day or month in another form
normalised-date_cell = a date cell of Excel, shown with its serial number
normalised-serial = the serial number of a day in Excel
normalised-era = a year of a Japanese era
normalised-year = a fiscal year in words
normalised-whole = a whole number written with a decimal point
normalised-degrees = degrees with a side, with minutes and seconds, or with another minus
normalised-unit = a number with its unit
normalised-invisible = characters that cannot be seen
normalised-composed = letters that were stored in parts, such as kana typed on a Mac
normalised-name = a name or word in place of its code
normalised-zero = a leading zero that was lost
normalised-apostrophe = the apostrophe before it only marks it as text
normalised-format = the words beside it belong to the format of the cell
normalised-replaced = a newer file of the same name was chosen after it
normalised-same_file = it is the same file under another name
normalised-made = it was left blank and follows from the other sheets
normalised-comment = the comments that Kizuna wrote beside the rows

## Beside the rows to fix
marked-more = And { $more } more rows, from { $begin } to { $end }.
marked-alike = as in row { $row }.
marked-joint = {" "}–{" "}
marked-said = { $what } { $fix }

## What a file is refused for
problem-cell = column { $letter } ({ $column })
problem-cell-alone = column { $letter }
problem-row = { $number ->
        [one] row
       *[other] rows
    } { $line }
problem-wrong_type = the file is not a table that can be read.
    .fix = Save it in Excel as “Excel Workbook (.xlsx)” or “CSV UTF-8”, with the ending that belongs to it.
problem-wrong_ending = the name has the ending of another kind of file: what it holds is { $detail ->
        [CSV] text, as a CSV file does
       *[other] a workbook (XLSX)
    }.
    .fix = Open it in Excel and save it as { $detail ->
        [CSV] “CSV UTF-8 (.csv)”
       *[other] “Excel Workbook (.xlsx)”
    }.
problem-password = the workbook has a password or a protection label, so that it cannot be read.
    .fix = Open it in Excel, remove the protection (File, Info), and save it as “Excel Workbook (.xlsx)”.
problem-open_document = the file is an OpenDocument spreadsheet (ODS), as LibreOffice saves it.
    .fix = Save it as “Excel 2007–365 (.xlsx)”, or in Excel as “Excel Workbook (.xlsx)”.
problem-numbers = the file is a spreadsheet of Apple Numbers.
    .fix = In Numbers choose “File”, “Export To”, “Excel”.
problem-binary_workbook = the file is a binary workbook of Excel (XLSB).
    .fix = Save it in Excel as “Excel Workbook (.xlsx)”.
problem-xml_spreadsheet = the file is an “XML Spreadsheet 2003”.
    .fix = Open it in Excel and save it as “Excel Workbook (.xlsx)”.
problem-web_page = the file is a web page (HTML), whatever its name says.
    .fix = Open it in Excel and save it as “Excel Workbook (.xlsx)”.
problem-no_sheet = the workbook has no sheet of cells that can be read.
    .fix = Copy the table into a new workbook and save it as “Excel Workbook (.xlsx)”.
problem-old_excel = the file is in the old Excel format or has a password.
    .fix = Open it in Excel, remove the password, and save it as “Excel Workbook (.xlsx)”.
problem-macros = the workbook can hold macros.
    .fix = Save it as “Excel Workbook (.xlsx)”, which has none.
problem-too_large = the file is larger than { $detail } MB.
    .fix = Keep only the rows and columns of the table, without pictures.
problem-too_many_cells = the sheet reaches too far, to more than { $detail } cells or to a cell far from the table.
    .fix = Copy only the table into a new workbook and save that.
problem-zip_bomb = the workbook is far larger unpacked than a table can be.
    .fix = Copy only the table into a new workbook and save that.
problem-xml_bomb = the workbook holds declarations that no spreadsheet writes.
    .fix = Copy the table into a new workbook and save that.
problem-broken_workbook = the workbook is damaged and cannot be opened.
    .fix = Open it in Excel, let Excel repair it, and save it again.
problem-several_sheets = there are data on several sheets: { $detail }.
    .fix = Save each sheet as a file of its own.
problem-hidden_sheet = the sheet with the data is hidden: { $detail }.
    .fix = Unhide the sheet, look at it, and save the file again.
problem-hidden_row = the row is hidden or filtered out, but has data.
    .fix = Unhide the row, or remove the filter, and delete what does not belong in the file.
problem-hidden_column = the column is hidden, but has data.
    .fix = Unhide the column and delete it if it does not belong in the file.
problem-struck_row = the row is struck out.
    .fix = Delete the row if it no longer holds; if it does, remove the strikethrough.
problem-struck = “{ $value }” is struck out{ $suggested ->
        [yes] {" "}in part: “{ $detail }”
       *[no] {""}
    }.
    .fix = Delete what no longer holds; remove the strikethrough from what does, and from the format of its row and column.
problem-struck_on_condition = a conditional format can strike out the cells { $detail }; whether it does is not computed here.
    .fix = Look whether any of them is struck out, and delete what no longer holds.
problem-raised = “{ $value }” has raised or lowered characters, “{ $detail }”, which would be read like any others.
    .fix = Delete them if they are the mark of a note; what the note says belongs in a column for notes.
problem-format = the format of the cell, { $detail }, shows “{ $value }” in another way than the cell holds it.
    .fix = Give the cell the format “General” and write what it is to say; a remark such as “about” belongs in a note.
problem-data_type = the cell shows a linked data type of Excel (such as Geography) or a picture, and holds no text.
    .fix = Right-click it and choose “Data Type”, “Convert to Text”; or type what it shows.
problem-no_rows = the file has only its headings: there is nothing to add, and its table stays as it is.
    .fix = Write the rows below the headings.
problem-merged = the cells { $detail } are merged.
    .fix = Unmerge them and fill in each cell.
problem-ambiguous_encoding = the letters can be read in two ways, as Japanese or in another language.
    .fix = In Excel choose “Save as”, type “CSV UTF-8 (comma delimited)”.
problem-quotes = a quotation mark is opened and not closed, or stands inside a cell.
    .fix = Close it; a quotation mark within a cell is written twice.
problem-unknown_table = it cannot be told which table this is.
    .fix = Use the headings of the data dictionary, or give the file the name of its table, such as delegates.csv.
problem-above_heading = the row stands above the headings, but is more than a title.
    .fix = Move it below the headings, or delete it.
problem-two_headings = the headings stand here a second time.
    .fix = Keep one row of headings, above the data.
problem-duplicate_column = two columns are { $value }.
    .fix = Keep one of them.
problem-extra_column = “{ $value }” is not a column of this table.
    .fix = Remove the column, or correct its heading. Names of persons never belong in the data.
problem-short_row = the row ends after { $detail } cells, before the last heading.
    .fix = Complete the row; a blank cell at its end needs its comma.
problem-control = the cell holds a character that cannot be seen, here in brackets: { $detail }.
    .fix = Type the text again, or delete that character.
problem-too_long = the text is too long for this column.
    .fix = Write a short one; longer explanations belong in a note.
problem-lost_character = “{ $value }”: a character was lost when the file was saved.
    .fix = Type the text again and save it as “CSV UTF-8”.
problem-excel_error = “{ $value }” is an error of Excel.
    .fix = Correct the formula that gave it, and write its result.
problem-formula = “{ $value }” is a formula.
    .fix = Copy the cell and paste it as a value.
problem-personal = personal data, such as a name, an e-mail address or a phone number.
    .fix = Delete the column or the text, and save the file again. What stands there is neither used nor shown.
problem-year = { $suggested ->
        [yes] “{ $value }” is not a fiscal year: { $detail } is no digit.
       *[no] “{ $value }” is not a fiscal year.
    }
    .fix = Write it as 2019 or FY2019.
problem-ambiguous_date = “{ $value }” can be more than one day.
    .fix = Write it as 2019-12-15.
problem-ambiguous_number = “{ $value }” can be more than one number, because of the comma.
    .fix = Write it without separators: 1234, or 33.9578.
problem-ambiguous_name = “{ $value }” is the name of more than one.
    .fix = Write one of: { $detail }.
problem-fraction = “{ $value }” is a fraction.
    .fix = Write a whole number.
problem-negative = “{ $value }” is below zero.
    .fix = Write how many, from { $detail }; leave the cell blank where it is not known.
problem-duplicate_row = the row is the same as one above.
    .fix = Remove one of the two rows.
problem-shared_key = another of the files, { $detail }, has the same row.
    .fix = Leave the row in one of the two files.

## How a value is written
problem-ditto = “{ $value }” only says that it is as above.
    .fix = Write the value out in each row.
problem-nothing = “{ $value }” only says that there is nothing, or nothing known.
    .fix = Leave the cell blank, or write the value where the column needs one.
problem-perhaps = “{ $value }” is not sure: “{ $detail }” says perhaps.
    .fix = Write only what is certain; otherwise leave the cell blank, or the row out, and say it in a note.
problem-denied = “{ $value }”: “{ $detail }” says not.
    .fix = Delete the mark if it is so; otherwise leave the cell blank or the row out.
problem-about = “{ $value }” is not one exact value, because of “{ $detail }”.
    .fix = Write the exact one; otherwise leave the cell blank and say it in a note.
problem-note_mark = “{ $value }”: { $detail } is no part of the value.
    .fix = Write the value alone, digits as 0 to 9; what a mark points to belongs in a note.
problem-era = “{ $value }” is a time that the era did not have.
    .fix = If { $detail } is meant, write that.
problem-buddhist_year = “{ $value }” seems to count by the Buddhist era.
    .fix = Write the year of the Western calendar; it may be { $detail }.
problem-weekday = “{ $value }” has another weekday than that day, which is a { $detail ->
        [mon] Monday
        [tue] Tuesday
        [wed] Wednesday
        [thu] Thursday
        [fri] Friday
        [sat] Saturday
       *[sun] Sunday
    }.
    .fix = Correct the day, or write it without a weekday.
problem-two_numbers = “{ $value }” holds two numbers.
    .fix = Write one of them; latitude and longitude have a column each.
problem-hemisphere = “{ $value }” gives the other direction than this column.
    .fix = Write degrees north under latitude and degrees east under longitude.
problem-other_country = “{ $value }” is a country or area that is not in this list.
    .fix = If it belongs there, add it to countries.csv first; otherwise correct the cell.
problem-odd_mark = “{ $value }” has a mark of doubt or of a note: “{ $detail }”.
    .fix = If it is not part of the text, take it away and say in a note what is not sure.
