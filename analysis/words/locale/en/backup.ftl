# Copies of the data folder: python -m analysis.backup
backup-written = { $file }: { $tables ->
    [one] { $tables } table
   *[other] { $tables } tables
} and { $saves ->
    [0] no save
    [one] { $saves } save
   *[other] { $saves } saves
} of the journal, as they stood at one moment.
backup-nothing = { $folder } has no table of Kizuna, so nothing was copied. Name the data folder with { $option }.
backup-not-read = { $folder } could not be copied. { $why }
backup-restored = { $folder } is as it was on { $made }: { $tables ->
    [one] { $tables } table
   *[other] { $tables } tables
} and { $saves ->
    [0] no save
    [one] { $saves } save
   *[other] { $saves } saves
} of the journal.
backup-not-restored = { $folder } was not changed. { $why }
backup-newer = { $folder } was not changed: it holds what the copy of { $made } does not. Make a copy of it first, then restore with { $option }.
backup-unreadable = { $file } cannot be read{ $detail ->
    [none] .
   *[other] : { $detail }.
} Nothing was changed.
backup-foreign = { $file } is not a backup of Kizuna. Nothing was changed.
backup-later = { $file } was made by a later version of Kizuna. Nothing was changed: restore it with that version.
backup-damaged = { $file } is not what it was when it was made. Nothing was changed: take another copy.
backup-unsafe = { $file } holds what no backup of Kizuna holds ({ $detail }). Nothing was changed.
backup-removed = { $copies ->
    [0] No older copy had to go.
    [one] { $copies } older copy was removed.
   *[other] { $copies } older copies were removed.
}
backup-old-stay = Older copies could not be removed{ $why ->
    [none] .
   *[other] : { $why }.
}
backup-tried = { $file } was put back into an empty folder: { $tables ->
    [one] { $tables } table
   *[other] { $tables } tables
} and { $saves ->
    [one] { $saves } save
   *[other] { $saves } saves
}, exactly equal. { $problems ->
    [0] The record is read without a problem.
    [one] { $problems } problem has to be corrected in its record.
   *[other] { $problems } problems have to be corrected in its record.
}
backup-differs = { $file } did not come back as it was: { $names }. Take another copy.
backup-not-tried = { $file } could not be put back into an empty folder. { $why }

# kizuna upgrade
upgrade-why = Columns of the contract of version { $contract }
upgrade-added = { $file }: { $columns } added.
upgrade-left = { $file } lacks { $columns }, and nobody but you knows what stands there: on the page “Add a seminar”, download the template with today's rows, fill it in and save.
upgrade-nothing = { $folder } has all columns of the contract (version { $contract }). Nothing was changed.
upgrade-refused = { $folder } could not be brought up to date. { $why }

# kizuna forget
forget-done = { $place }: { $entries ->
    [0] this person is in no save.
    [one] { $number } now stands in the place of this person, in { $entries } save.
   *[other] { $number } now stands in the place of this person, in { $entries } saves.
}
forget-drafts = { $count ->
    [one] 1 draft of this person was deleted.
   *[other] { $count } drafts of this person were deleted.
}
forget-drafts-left = Drafts of this person in { $folder } could not be deleted ({ $why }).
forget-also = The address also stands in { $names }. These were not changed: correct a table on the page “Add a seminar”, and delete what is no longer needed.
forget-log = The log of the server holds who has saved and signed in until it is deleted there, and copies that were not named here hold it too.
