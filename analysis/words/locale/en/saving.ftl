## Why nothing was saved
not-saved = { $what } { $code ->
    [unknown] Whether it was saved is not known.
   *[other] Nothing was changed.
} { $fix }
not-saved-stale = The data have changed since they were compared with your files.
    .fix = Look at the comparison again, then save.
not-saved-unchanged = The data already hold what is in your files.
    .fix = There is nothing to save.
not-saved-invalid = Together with the other tables, the data would have errors that they do not have now.
    .fix = Correct what is named here, then save again.
not-saved-busy = Somebody else is saving at this moment.
    .fix = Wait a little, then save again.
not-saved-missing = The data folder is missing.
    .fix = Ask the server administrator to restore it.
not-saved-installed = The data came with Kizuna and are replaced when it is updated.
    .fix = Ask the Kizuna administrator to start it with a folder for the data.
not-saved-read_only = The folder, a file of it or the database is write-protected, or a file is open in another program such as Excel.
    .fix = Close the file there; otherwise ask the server administrator for the right to write.
not-saved-closed = Kizuna was opened through a network, where nobody has to say who they are.
    .fix = Use Kizuna on the machine that serves it, or ask the Kizuna administrator.
not-saved-full = The disk of the server is full.
    .fix = Ask the server administrator to make room, then save again.
not-saved-unwritable = The server could not write the files{ $detail ->
        [none] .
       *[other] : { $detail }.
    }
    .fix = Try again; if it happens again, tell the server administrator.
not-saved-not_found = This entry is not in the journal.
    .fix = Reload the page to see the entries that are.
not-saved-damaged = The back-up of this entry is not what it was when it was made.
    .fix = Ask the server administrator for a copy of the folder from that time.
not-saved-unprepared = The database has no tables of Kizuna yet.
    .fix = Ask the Kizuna administrator to put the data there.
not-saved-away = The database with the data does not answer.
    .fix = Wait a little, then save again. If it stays like this, tell the Kizuna administrator.
not-saved-unknown = The database ceased to answer while it was saving.
    .fix = When it answers again, look for this save in the list on the page “Add a seminar”, and save again if it is not there.

## Why uploads were not read to their end
problem-too_many_files = these are more than { $detail } files.
    .fix = Send fewer at a time.
problem-too_slow = reading the files took too long.
    .fix = Copy only the table into a new workbook, or send the files one at a time.
problem-too_much_memory = reading the files took too much memory.
    .fix = Copy only the table into a new workbook, or send the files one at a time.
problem-crashed = reading the files ended unexpectedly.
    .fix = Copy only the table into a new workbook and send that. If it happens again, tell the server administrator.

## A data folder without data
obstacle-missing = **The data folder is missing.** The pages are empty until it is back, and nothing can be saved. Please tell the Kizuna administrator.
obstacle-empty = **There are no data yet.** [Add the first files]({ $add }), or look at the [demonstration]({ $demo }) to see what the pages will show.
obstacle-read_only = **The data cannot be changed here:** the folder or the database is write-protected. Files can be checked and compared all the same. To save them, ask the Kizuna administrator.
obstacle-away = **The database with the data does not answer.** The pages show what was read last. Nothing can be saved until it answers again; files can be checked and compared all the same.
obstacle-unreachable = **The database with the data does not answer.** The pages are empty until it does, and nothing can be saved. Please tell the Kizuna administrator.
obstacle-unprepared = **The database has no tables of Kizuna yet.** The pages are empty until somebody has put the data there, and nothing can be saved. Please tell the Kizuna administrator.
obstacle-network = **The data cannot be changed here:** { $why }, and nobody has to say who they are. Files can be checked and compared all the same. To save them, use Kizuna on the machine that serves it. To let everybody who can open this page change the data, the Kizuna administrator starts it with `{ $setting }`.
access-address = Kizuna answers the whole network
access-path = Kizuna is served under a path of a larger site
access-forwarded = another server passes this page on
access-host = this page was opened by another name than that of the machine itself
obstacle-installed = **Nothing can be saved here:** Kizuna was started without a folder for the data and shows those that came with it. Files can be checked and compared all the same. To save them, ask the Kizuna administrator to start it with a folder: `{ $command }`
