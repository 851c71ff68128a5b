"""How large a file may be. Each limit is many times what a table of Kizuna needs."""

# The largest table of the demonstration has 60 KB and 4,000 cells.
BYTES = 5_000_000
CELLS = 50_000
# Excel stores the heading row of a table that was filled right down as if it were data.
ROWS = 20_000
COLUMNS = 100
TABLES_OF_A_PACKAGE = 20
# Of a workbook, unpacked.
UNPACKED_BYTES = 20_000_000
PARTS = 500
ELEMENTS = 250_000
# Of a cell that is not free text; an address on the web is the longest.
FORM = 2_000
# Of a cell's text, where it is compared with names or shown in a report.
LETTERS = 200
# Of what the server holds in memory for one reader, and for all at once; a reader of whom it holds
# nothing any more can come back to what is kept on the disk, of all readers at most so much.
BYTES_OF_A_VISIT = 100_000_000
BYTES_OF_ALL_VISITS = 200_000_000
BYTES_KEPT = 200_000_000
# Of the process that reads uploads. The largest file allowed is read in a few seconds.
FILES = 20
SECONDS = 15
START_SECONDS = 60
IDLE_SECONDS = 900
# Beyond what it has taken when it starts to read.
MEMORY = 400_000_000
# Of what it answers.
ANSWER = 16_000_000
READERS = 2
# How far the visitors of the server go before it.
NICE = 5
