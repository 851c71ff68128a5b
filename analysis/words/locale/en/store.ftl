# The store of record, where it is a database.
store-away = **The database with the data does not answer.** The pages show the data as of { $when }. Nothing can be saved until it answers again.

# kizuna store
store-copied = { $from } was copied to { $to }: { $tables ->
    [one] { $tables } table
   *[other] { $tables } tables
} and { $saves ->
    [0] no save
    [one] { $saves } save
   *[other] { $saves } saves
} in the journal. Every byte is the same.
store-differs = { $to } was written, but is not as { $from }: { $names }. Somebody may have saved meanwhile; copy it again.
store-not-read = { $from } could not be read. { $why }
store-not-written = { $to } was not changed. { $why }
store-newer = { $to } was not changed: it holds what { $from } does not. Make a copy of it first, then use { $option }.
store-not-named = No database is named. Set { $variable } to its address, such as { $example }.
