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
