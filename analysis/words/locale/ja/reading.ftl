# 報告を読み取れない理由
read-refused-too_large = ファイルが5MBを超えています。セミナーについて書かれた部分だけを保存するか、本文を貼り付けてください。
read-refused-empty = 文章がありません。
read-refused-unknown_kind = この種類のファイルは読み取れません。テキスト、ウェブページ、Word（.docx）、PDF、Excel（.xlsx）のいずれかで保存するか、本文を貼り付けてください。
read-refused-encoding = 文字を読み取れません。UTF-8のテキストで保存するか、本文を貼り付けてください。
read-refused-old_word = Word又はExcelの古い形式です。開いて.docx又は.xlsxで保存し直してください。
read-refused-password = パスワードで保護されています。パスワードを外して保存し直すか、本文を貼り付けてください。
read-refused-macros = マクロを含むファイルです。マクロなしの.docx又は.xlsxで保存し直すか、本文を貼り付けてください。
read-refused-zip_bomb = 展開した大きさが、報告としては大きすぎます。本文を貼り付けてください。
read-refused-too_many_pages = PDFが300ページを超えています。セミナーについて書かれたページだけを保存してください。
read-refused-no_text_layer = PDFがページの画像だけで、文字の情報がありません。文字認識を行うか、内容を入力してください。
read-refused-broken = ファイルが壊れていて開けません。保存し直すか、本文を貼り付けてください。
read-refused-too_slow = 読み取りに時間がかかりすぎました。セミナーについて書かれた部分だけを保存するか、本文を貼り付けてください。
read-refused-too_much_memory = 読み取りにメモリーを使いすぎました。セミナーについて書かれた部分だけを保存するか、本文を貼り付けてください。
read-refused-crashed = 読み取りが途中で止まりました。本文を貼り付けてください。
