## The page
page-check = Add a seminar
    .menu = Add a seminar
    .lead = Add a year from its report, or correct one. Files from Excel can be added as well. Nothing is changed before you save, and every save can be undone.
check-demo = The demonstration data are made by a program, so nothing can be saved here. Files can be checked against them all the same.
check-demo-door = Open the published record to add data

## Choosing files
card-check_files = Choose files
check-files-text = CSV or XLSX, as Excel saves them, or the ZIP of all tables from “About the data”; several at once if they belong together, such as a new seminar and its delegates. Headings in English or Japanese, in any order. A blank cell means “not documented”.
check-files = Files from Excel, up to { $megabytes } MB each
check-files-choose = Choose files
check-files-drop = or drop them here
check-files-not-taken = A file marked “!” was not accepted: it is larger than { $megabytes } MB, there are already { $most } files, or the connection broke off. Split its rows into several files, take out pictures and sheets that are not needed, check the files in two batches, or try again.
check-files-too-many = Only the first { $most } files are read. Remove some, or check them in two batches.
check-kept = Kept from before: { $names }.
check-left-out-replaced = “{ $other }” was chosen again: the newer file counts, in the place of the older one.
check-left-out-same_file = “{ $other }” is the same file as “{ $name }”, which counts once.
check-kept-remove = Remove them
card-check_template = A template to fill in
check-template-text = A workbook with the right headings, drop-downs, and a note on each column. Fill it in, save it, and choose it on this page.
check-template-table = Table
check-template-rows = Rows
check-template-blank = Blank
check-template-filled = Today’s rows, to correct
template-example = Example: { $example }
template-made = Leave it blank: it is made when the workbook is read.
template-named = A name on the sheet of it, or one of the list; blank means the workbook’s own, if there is one.
template-seminar = A whole seminar
check-template-download = Download the template

## The verdict on a file
verdict-accepted = Accepted as { $table }. { $counts }{ $odd ->
        [0] {""}
        [one] {" "}1 thing looks odd: please look at it below.
       *[other] {" "}{ $odd } things look odd: please look at them below.
    }
verdict-refused = Not accepted yet. { $counts } { $problems ->
        [one] There is 1 problem to fix.
       *[other] There are { $problems } problems to fix.
    }
check-mode = How to import this file
check-mode-add = Add and correct
    .means = A row that is already there is replaced by the file’s, a new one is added, and all others stay.
check-mode-replace = Replace the whole table
    .means = The table becomes exactly this file. Rows that are not in the file are removed.
check-mode-same = It is imported like the file above, which is of the same table.
check-problems = Problems to fix
check-problems-shown = The first { $shown } of { $all } are shown; the downloads have all.
check-kinds-shown = The first { $shown } of { $all } kinds of problems are shown; the downloads have all.
check-alike = Problems that are alike share a line here. The report lists each of them with its row.
check-odd = Worth a second look
check-odd-means = These rows are accepted as they stand. Something about them looks odd, so please compare them with their source.
check-normalised-count = { $count ->
    [one] 1 value was converted
   *[other] { $count } values were converted
}
check-nothing-normalised = Nothing was converted: everything was read as written.
report-row = Row
report-column = Column
report-value = What is there
report-place = Where
report-why = Why
report-fix = How to fix it
report-read = Written
report-became = Converted to
report-left-out = (left out)
report-whole-file = the file
report-tab = tab
report-title = Report on { $file }
check-download-csv = Report (CSV)
check-download-xlsx = Report (Excel)
check-download-marked = Your rows, marked (Excel)

## What would change
card-check_changes = What would change
difference = { $table }: { $added ->
    [0] no row added
    [one] 1 row added
   *[other] { $added } rows added
}, { $changed ->
    [0] none changed
    [one] 1 changed
   *[other] { $changed } changed
}, { $removed ->
    [0] none removed
    [one] 1 removed
   *[other] { $removed } removed
}.
difference-added = Added
difference-changed = Changed
difference-removed = Removed
difference-column = Column
difference-before = Before
difference-after = After
difference-blank = (blank)
difference-shown = The first { $shown } of { $all } are shown.
check-changes-none = The data already match these files. There is nothing to save.
check-changes-wait = What would change is shown as soon as every file is accepted. Fix the problems, or remove the file from the list above.
check-changes-problems = It cannot be saved like this. Together with the other tables, the data would then have { $count ->
    [one] a problem that they do not have now:
   *[other] { $count } problems that they do not have now:
}
check-changes-odd = It can be saved like this, but together with the other tables { $count ->
    [one] one thing would look odd that does not now:
   *[other] { $count } things would look odd that do not now:
}
check-numbers = Numbers that would change on the pages
check-numbers-none = No number on the pages would change.
change-seminar = Seminar
change-measure = Number
change-all-seminars = All of { $office }
measure-coverage = Coverage
measure-participants = Participants
measure-delegates = Delegates whose country is recorded
measure-hosts = Hosts
measure-sites = Sites visited
measure-seminars = Seminars held
measure-countries = Countries

## Saving
card-check_save = Save
check-save-text = { $files ->
    [one] 1 file of the data will be written: { $names }.
   *[other] { $files } files of the data will be written together: { $names }.
} The files as they are now are kept, so the save can be undone.
check-who = Saved by
    .placeholder = Initials or section
    .help = Written in the log of saves beside the day and time, where everyone who uses this page can read it. Not an e-mail address.
check-who-missing = Please say who saves: initials or a section, such as “AK” or “Exchange Section”.
check-who-mail = Please write initials or a section, not an e-mail address.
check-save = Save
check-saved = Saved. The pages show the new data from now on.
check-saved-doors = See what changed:
check-saved-undo = To take the save back, select “Undo” beside it under “Saves”.
check-undone = The save was undone. The files are again exactly what they were before it.
card-check_history = Saves
check-history-none = Nothing has been saved through this page yet.
check-history-undone = Undo of { $id }.
check-undo = Undo
check-undo-text = The files are put back exactly as they were before save { $id }. The undo is a save of its own and can be undone, too.
check-undo-who = Undone by
check-undo-do = Undo save { $id }
