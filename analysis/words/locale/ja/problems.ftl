## 場所・内容・直し方
problem-sentence = { $place }：{ $what }{ $fix }
problem-joint = 、
problem-line = { $line }行目
problem-column = { $column }列

problem-missing_file = ファイルがありません。
    .fix = 元のフォルダーに戻してください。
problem-unreadable = ファイルを開くことができません（{ $detail }）。
    .fix = Excelで開いている場合は閉じ、読み取りの権限を確認してください。
problem-empty_file = ファイルが空です。
    .fix = データがない場合も、見出しの行は残してください。
problem-encoding = 文字コードがUTF-8ではありません。
    .fix = Excelの「名前を付けて保存」で「CSV UTF-8（コンマ区切り）」を選んでください。
problem-missing_column = この列がありません。
    .fix = 見出しをこのとおりに書いて列を加えてください。
problem-unknown_column = データ辞書にない列のため、読み飛ばしました。
    .fix = 列を削除するか、見出しを直してください。
problem-ragged = セルが{ $detail }個あり、見出しの数を超えています。
    .fix = コンマを含む文は引用符で囲むか、余分なセルを削除してください。
problem-unparsable = 表として読み取れません（{ $detail }）。
    .fix = 閉じていない引用符がないか確認してください。
problem-blank = 必須のセルが空欄です。
    .fix = 値を入力してください。
problem-whole_number = { $suggested ->
        [yes] 「{ $value }」は整数ではありません。{ $detail }は数字として読みません。
       *[no] 「{ $value }」は整数ではありません。
    }
    .fix = 9のように数字だけを入力してください。
problem-number = { $suggested ->
        [yes] 「{ $value }」は数値ではありません。{ $detail }は数字として読みません。
       *[no] 「{ $value }」は数値ではありません。
    }
    .fix = 33.9578のように小数で入力してください。
problem-date = { $suggested ->
        [yes] 「{ $value }」は日付として読めません。{ $detail }は数字として読みません。
       *[no] 「{ $value }」は日付として読めません。
    }
    .fix = 2019-12-15の形で入力してください。
problem-range = 「{ $value }」は範囲外です。
    .fix = { $detail }の数を入力してください。
problem-swapped = 「{ $value }」：緯度と経度が入れ替わっています。
    .fix = 二つのセルを入れ替えてください。
problem-choice = 「{ $value }」は使えない語です。
    .fix = 次のいずれかを入力してください：{ $detail }。
problem-form = 「{ $value }」は書式が正しくありません。
    .fix = データ辞書の該当する列をご覧ください。
problem-duplicate = 「{ $value }」：同じ{ $detail }の行が上にあります。
    .fix = どちらかの行を削除するか、人数を合計してください。
problem-unknown = 「{ $value }」は登録されていません。
    .fix = { $suggested ->
        [yes] { $detail }のことではありませんか。
       *[no] データ辞書が示す表にある値を使うか、先にその表に加えてください。
    }
problem-cancelled = 中止された{ $value }に参加者が入力されています。
    .fix = この行を削除するか、seminars.csvの開催状況を直してください。
problem-before_start = 「{ $value }」は開始日より前です。
    .fix = どちらかの日付を直してください。
problem-fiscal_year = 「{ $value }」は開始日の年度と合いません。
    .fix = 正しくは{ $detail }です（年度は4月から翌年3月まで）。
problem-total = 公表された人数は{ $value }名ですが、参加者の合計は{ $detail }名です。
    .fix = どちらかを直してください。国の記録がない参加者は、国を空欄にした行に入力します。
problem-outside = 「{ $value }」は会期に含まれません。
    .fix = この日付か、seminars.csvの会期を直してください。
