## 差し替える前のファイルの確認
check-accepted = { $file }：{ $table }として取り込めます。{ $counts }
check-refused = { $file }：このままでは取り込めません。{ $counts }修正が必要な箇所が{ $problems }件あります。
check-counts = { $rows }行を読み取りました（取込み可{ $accepted }行、要修正{ $refused }行、空白行{ $blank }行）。
check-pointed-out = 取り込めますが、確認してください：{ $sentence }
check-normalised = { $place }：「{ $read }」を「{ $became }」と読み替えました（{ $why }）。
check-left-out = { $place }：「{ $read }」を除きました（{ $why }）。

## ファイルの見出し
heading-en = { $heading }（英語）
heading-ja = { $heading }（日本語）
heading-title = 題名
heading-programme = セミナーの呼び名
heading-comment = 修正が必要な箇所（Kizuna）
column-aliases = 別名
column-capital = 首都
column-end_date = 終了日
column-event_id = 出来事
column-from_date = 対象となった日
column-host_id = 開催地の識別名
column-latitude = 緯度
column-longitude = 経度
column-note = 補足
column-published = 公表の時期
column-retrieved = 閲覧の時期
column-to_date = 対象でなくなった日

## 表記を読み替えた理由
normalised-encoding = ファイルの文字コードがUTF-8ではないため
normalised-delimiter = 区切りがコンマではないため
normalised-title = 見出しの上にある表題のため
normalised-heading = 見出しが語で、又は別の書き方で記されているため
normalised-spaces = 前後に空白があるため
normalised-width = 全角の英数字のため
normalised-date = 年月日の書き方が異なるため
normalised-date_cell = Excelの日付セルのため。元の値はシリアル値で示しています
normalised-serial = Excelの日付のシリアル値のため
normalised-era = 元号による年のため
normalised-year = 年度が語を添えて記されているため
normalised-whole = 整数に小数点が付いているため
normalised-degrees = 度分秒や、方位を添えた形で記されているため
normalised-unit = 数に単位が添えられているため
normalised-invisible = 目に見えない文字があるため
normalised-composed = 濁点付きの仮名などが分解された形で保存されているため
normalised-name = コードではなく名称や語で記されているため
normalised-zero = 先頭の0が失われているため
normalised-apostrophe = 先頭のアポストロフィは文字列であることを示す印にすぎないため
normalised-format = 数の前後の語はセルの表示形式によるもののため
normalised-replaced = 後から同じ名前のファイルが選ばれたため
normalised-same_file = 名前の異なる同じファイルのため
normalised-made = 空欄の値がほかのシートから決まるため
normalised-comment = Kizunaが行に添えた注記のため

## 修正する行の注記
marked-more = ほかに{ $more }行（{ $begin }～{ $end }行目）も同じです。
marked-alike = { $row }行目と同じです。
marked-joint = ：
marked-said = { $what }{ $fix }

## ファイルを取り込めない理由
problem-cell = { $letter }列（{ $column }）
problem-cell-alone = { $letter }列
problem-row = { $number ->
       *[other] { $line }行目
    }
problem-wrong_type = 表として読み取れるファイルではありません。
    .fix = Excelで「Excelブック（.xlsx）」又は「CSV UTF-8」として、正しい拡張子で保存してください。
problem-wrong_ending = 拡張子と中身が合っていません。中身は{ $detail ->
        [CSV] CSVのような文字だけのファイル
       *[other] ブック（XLSX）
    }です。
    .fix = Excelで開き、{ $detail ->
        [CSV] 「CSV UTF-8」
       *[other] 「Excelブック（.xlsx）」
    }として保存してください。
problem-password = パスワード又は秘密度ラベルで保護されたブックのため、読み取れません。
    .fix = Excelで開き、「ファイル」の「情報」で保護を解除して、「Excelブック（.xlsx）」として保存してください。
problem-open_document = LibreOfficeなどのOpenDocument形式（ODS）のファイルです。
    .fix = 「Excel 2007–365（.xlsx）」、Excelでは「Excelブック（.xlsx）」として保存してください。
problem-numbers = AppleのNumbersのファイルです。
    .fix = Numbersで「ファイル」の「書き出す」から「Excel」を選択してください。
problem-binary_workbook = Excelバイナリブック（XLSB）です。
    .fix = Excelで「Excelブック（.xlsx）」として保存してください。
problem-xml_spreadsheet = 「XMLスプレッドシート2003」のファイルです。
    .fix = Excelで開き、「Excelブック（.xlsx）」として保存してください。
problem-web_page = 拡張子にかかわらず、中身はウェブページ（HTML）です。
    .fix = Excelで開き、「Excelブック（.xlsx）」として保存してください。
problem-no_sheet = 読み取れるシートがブックにありません。
    .fix = 表を新しいブックにコピーし、「Excelブック（.xlsx）」として保存してください。
problem-old_excel = 古いExcelの形式か、パスワードの付いたファイルです。
    .fix = Excelで開いてパスワードを外し、「Excelブック（.xlsx）」として保存してください。
problem-macros = マクロを含むことのできるブックです。
    .fix = マクロのない「Excelブック（.xlsx）」として保存してください。
problem-too_large = ファイルが{ $detail }MBを超えています。
    .fix = 画像などを除き、表の行と列だけを残してください。
problem-too_many_cells = シートが大きすぎます。セルが{ $detail }個を超えているか、表から遠く離れたセルに値があります。
    .fix = 表だけを新しいブックにコピーして保存してください。
problem-zip_bomb = ブックを展開した大きさが、表としては大きすぎます。
    .fix = 表だけを新しいブックにコピーして保存してください。
problem-xml_bomb = 表計算ソフトが書くことのない宣言がブックに含まれています。
    .fix = 表を新しいブックにコピーして保存してください。
problem-broken_workbook = ブックが壊れていて開けません。
    .fix = Excelで開いて修復し、保存し直してください。
problem-several_sheets = 複数のシートにデータがあります：{ $detail }。
    .fix = シートごとに別のファイルとして保存してください。
problem-hidden_sheet = データのあるシートが非表示です：{ $detail }。
    .fix = シートを再表示し、内容を確認して保存し直してください。
problem-hidden_row = 非表示の行、又はフィルターで隠れた行にデータがあります。
    .fix = 行を再表示するかフィルターを解除し、不要な行は削除してください。
problem-hidden_column = 非表示の列にデータがあります。
    .fix = 列を再表示し、不要であれば削除してください。
problem-struck_row = 行全体に取り消し線が引かれています。
    .fix = 不要な行であれば削除し、必要な行であれば取り消し線を外してください。
problem-struck = 「{ $value }」{ $suggested ->
        [yes] のうち「{ $detail }」
       *[no] {""}
    }に取り消し線が引かれています。
    .fix = 不要な文字は削除し、必要な文字は、行や列の書式も含めて取り消し線を外してください。
problem-struck_on_condition = 条件付き書式により、セル{ $detail }に取り消し線が表示されることがあります。実際に表示されているかは判定していません。
    .fix = 取り消し線のあるセルがないか確認し、不要な文字は削除してください。
problem-raised = 「{ $value }」に上付き又は下付きの文字「{ $detail }」があり、ほかの文字と同じように読み取られます。
    .fix = 注の番号であれば削除し、注の内容は備考の列に書いてください。
problem-format = セルの表示形式（{ $detail }）により、「{ $value }」が実際の値と異なって見えています。
    .fix = 表示形式を「標準」にし、伝えたい内容を入力し直してください。「約」などの補足は備考に書いてください。
problem-data_type = Excelのリンクされたデータ型（地理など）又は図が入っていて、文字がありません。
    .fix = セルを右クリックして「データ型」の「テキストに変換」を選ぶか、表示されている内容を入力してください。
problem-no_rows = 見出しだけのファイルです。追加する行がないため、表はそのままになります。
    .fix = 見出しの下に行を記入してください。
problem-merged = セル{ $detail }が結合されています。
    .fix = 結合を解除し、それぞれのセルに値を入力してください。
problem-ambiguous_encoding = 文字コードを判別できません（日本語とも、ほかの言語とも読めます）。
    .fix = Excelの「名前を付けて保存」で「CSV UTF-8（コンマ区切り）」を選択してください。
problem-quotes = 引用符が閉じていないか、セルの途中に引用符があります。
    .fix = 引用符を閉じてください。セルの中の引用符は二つ続けて書きます。
problem-unknown_table = どの表か判断できません。
    .fix = データ辞書のとおりの見出しにするか、delegates.csvのように表の名をファイル名にしてください。
problem-above_heading = 見出しより上に、表題とは思えない行があります。
    .fix = 見出しより下に移すか、削除してください。
problem-two_headings = 見出しがもう一度現れています。
    .fix = 見出しの行は、データの上の1行だけにしてください。
problem-duplicate_column = { $value }の列が二つあります。
    .fix = どちらかを削除してください。
problem-extra_column = 「{ $value }」はこの表の列ではありません。
    .fix = 列を削除するか、見出しを直してください。個人の氏名は入力しません。
problem-short_row = この行にはセルが{ $detail }個しかなく、見出しの数に足りません。
    .fix = 行を補ってください。末尾の空欄にもコンマが必要です。
problem-control = 目に見えない文字が含まれています（角括弧の箇所）：{ $detail }
    .fix = その文字を削除するか、入力し直してください。
problem-too_long = この列には長すぎる文です。
    .fix = 短く入力してください。説明は補足の欄に書きます。
problem-lost_character = 「{ $value }」：保存の際に文字が失われています。
    .fix = 文字を入力し直し、「CSV UTF-8」として保存してください。
problem-excel_error = 「{ $value }」はExcelのエラー値です。
    .fix = 元の数式を直し、その結果を値で入力してください。
problem-formula = 「{ $value }」は数式です。
    .fix = セルをコピーし、値として貼り付けてください。
problem-personal = 個人情報とみられる内容（氏名、メールアドレス、電話番号など）が含まれています。
    .fix = 列又は文字を消して保存し直してください。書かれている内容は使用も表示もしません。
problem-year = { $suggested ->
        [yes] 「{ $value }」は年度として読めません。{ $detail }は数字として読みません。
       *[no] 「{ $value }」は年度として読めません。
    }
    .fix = 2019又は令和元年度の形で入力してください。
problem-ambiguous_date = 「{ $value }」は二通り以上の日付に読めます。
    .fix = 2019-12-15の形で入力してください。
problem-ambiguous_number = 「{ $value }」はコンマのため二通りの数に読めます。
    .fix = 1234や33.9578のように、区切りを付けずに入力してください。
problem-ambiguous_name = 「{ $value }」という名称は複数あります。
    .fix = 次のいずれかを入力してください：{ $detail }。
problem-fraction = 「{ $value }」は小数です。
    .fix = 整数を入力してください。
problem-negative = 「{ $value }」は0より小さい数です。
    .fix = { $detail }の範囲の数を入力してください。分からない場合は空欄にします。
problem-duplicate_row = 上の行と同じ内容です。
    .fix = どちらかの行を削除してください。
problem-shared_key = 同時に選んだ{ $detail }にも同じ行があります。
    .fix = どちらか一方のファイルだけに残してください。

## 値の書き方
problem-ditto = 「{ $value }」は、上と同じであることを示すだけの語です。
    .fix = 行ごとに値を入力してください。
problem-nothing = 「{ $value }」は、値がないことを示すだけの語です。
    .fix = 空欄にしてください。必須の列では値を入力してください。
problem-perhaps = 「{ $value }」は確定していません（「{ $detail }」があるため）。
    .fix = 確実なことだけを入力し、未確定の場合は空欄にするか行を除いて、補足の欄に記してください。
problem-denied = 「{ $value }」は打ち消されています（「{ $detail }」があるため）。
    .fix = 値が正しければ印を削除し、そうでなければ空欄にするか行を除いてください。
problem-about = 「{ $value }」は一つの正確な値ではありません（「{ $detail }」があるため）。
    .fix = 正確な値を入力してください。分からない場合は空欄にし、補足の欄に記してください。
problem-note_mark = 「{ $value }」の{ $detail }は値の一部ではありません。
    .fix = 値だけを、数字は0から9で入力し、印が示す内容は補足の欄に記してください。
problem-era = 「{ $value }」は、その元号の期間にありません。
    .fix = { $detail }のことであれば、そのように入力してください。
problem-buddhist_year = 「{ $value }」は仏暦の年とみられます。
    .fix = 西暦で入力してください。{ $detail }年のことかもしれません。
problem-weekday = 「{ $value }」の曜日が日付と合いません。その日は{ $detail ->
        [mon] 月
        [tue] 火
        [wed] 水
        [thu] 木
        [fri] 金
        [sat] 土
       *[sun] 日
    }曜日です。
    .fix = 日付を直すか、曜日を除いてください。
problem-two_numbers = 「{ $value }」には数が二つあります。
    .fix = 一つだけ入力してください。緯度と経度は別の列です。
problem-hemisphere = 「{ $value }」の方位がこの列と合いません。
    .fix = 緯度の列には北緯、経度の列には東経の度数を入力してください。
problem-other_country = 「{ $value }」は、この一覧にない国・地域です。
    .fix = 一覧に含める国であれば先にcountries.csvに加え、そうでなければセルを直してください。
problem-odd_mark = 「{ $value }」に、不確かさ又は注を示す印「{ $detail }」があります。
    .fix = 名称の一部でなければ印を除き、不確かな点は補足の欄に記してください。
