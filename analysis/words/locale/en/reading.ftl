# Why a report cannot be read.
read-refused-too_large = The file is larger than 5 MB. Save the part that tells of the seminar by itself, or paste its text.
read-refused-empty = There is no text in it.
read-refused-unknown_kind = This kind of file cannot be read. Save the report as text, web page, Word (.docx), PDF or Excel (.xlsx), or paste its text.
read-refused-encoding = The letters of this text cannot be read. Save it as text in UTF-8, or paste it.
read-refused-old_word = The file is in an old format of Word or Excel. Open it there and save it as .docx or .xlsx.
read-refused-password = The file has a password. Open it, save it without one, or paste its text.
read-refused-macros = The file holds a program (macros). Save it as .docx or .xlsx without them, or paste its text.
read-refused-zip_bomb = The file is far larger unpacked than a report can be. Paste the text of the report instead.
read-refused-too_many_pages = The PDF has more than 300 pages. Save the pages that tell of the seminar by themselves.
read-refused-no_text_layer = The PDF holds pictures of pages and no text. Have its text recognised, or type what it says.
read-refused-broken = The file is damaged and cannot be opened. Save it anew, or paste its text.
read-refused-too_slow = Reading the report took too long. Save the part that tells of the seminar by itself, or paste its text.
read-refused-too_much_memory = Reading the report took too much memory. Save the part that tells of the seminar by itself, or paste its text.
read-refused-crashed = Reading the report ended unexpectedly. Paste its text instead.
