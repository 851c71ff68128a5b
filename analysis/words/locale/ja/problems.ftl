## 場所、内容、修正の方法
problem-sentence = { $place }：{ $what }{ $fix }
problem-joint = 、
problem-line = { $number ->
       *[other] { $line }行目
    }
problem-list-joint = 、
problem-lines-more = { $first }ほか{ $more }件（{ $begin }～{ $end }）
problem-column = { $column }列
allowed-bounds = { $first }～{ $second }
either-of = { $first }又は{ $second }
meant-key = 「{ $key }」
meant-named = 「{ $key }（{ $name }）」

problem-missing_file = ファイルがありません。
    .fix = 元のフォルダーに戻してください。
problem-unreadable = ファイルを開くことができません（{ $detail }）。
    .fix = Excelで開いている場合は閉じ、読み取りの権限を確認してください。
problem-empty_file = ファイルが空です。
    .fix = データがない場合も、見出しの行は残してください。
problem-encoding = 文字コードがUTF-8ではありません。
    .fix = Excelの「名前を付けて保存」で「CSV UTF-8（コンマ区切り）」を選択してください。
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
problem-neither = このセルと{ $detail }がどちらも空欄のため、名称がどの言語でも分かりません。
    .fix = どちらか一方に入力してください。一つの言語だけで足ります。
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
    .fix = { $detail }の範囲の数を入力してください。
problem-swapped = 「{ $value }」：緯度と経度が入れ替わっています。
    .fix = 二つのセルを入れ替えてください。
problem-choice = 「{ $value }」は選択肢にありません。
    .fix = 次のいずれかを入力してください：{ $detail }。
problem-form = 「{ $value }」は書式が正しくありません。
    .fix = データ辞書の該当する列をご覧ください。
problem-duplicate = 「{ $value }」：同じ{ $detail }の行が上にあります。
    .fix = どちらかの行を削除するか、人数を合計してください。
problem-unknown = 「{ $value }」は登録されていません。
    .fix = { $suggested ->
        [yes] { $detail }の誤りではありませんか。
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
problem-partial_date = 「{ $value }」という日付はありません。
    .fix = 2026、2026-11、2026-11-23のように、実在する年・月・日を入力してください。
problem-future = 「{ $value }」はまだ来ていません。
    .fix = 実際の年・月・日を西暦で入力してください。
problem-overlap = 「{ $value }」は、同じ事務所・同じ国のほかの期間と重なっています。
    .fix = 次の期間が始まる前に終わるように直すか、どちらかの行を削除してください。
problem-half_position = 緯度と経度は一組ですが、こちらが空欄です。
    .fix = 値を入力するか、両方を空欄にしてください。

## 念のため確認する箇所
problem-lacking_column = ファイルにこの列がないため、「記録なし」として扱います。
    .fix = 「セミナーの追加・修正」で現在の行の入ったひな形をダウンロードし、この列に入力して保存してください。Kizunaの更新によるものなら、管理者が空欄の列を加えられます。
problem-letters_lost = 「{ $value }」：保存の際に失われた文字が「?」になっている可能性があります。
    .fix = 出典と照らして文字を入力し直し、「CSV UTF-8」として保存してください。
problem-letters_changed = 「{ $value }」：現在のデータでは文字のところが「?」になっています（現在は「{ $detail }」）。
    .fix = 文字を入力し直し、「CSV UTF-8」として保存してください。
problem-misread = 「{ $value }」：別の文字コードで開かれ、文字化けしている可能性があります。
    .fix = 文字を入力し直すか、元のファイルをUTF-8（65001）として開き、「CSV UTF-8」として保存してください。
problem-complete_empty = 参加国が全て判明しているとありますが、参加者の行がありません。
    .fix = delegates.csvに参加国を入力するか、「いいえ」としてください。それまでは、参加国は一部のみ判明しているものとして扱います。
problem-complete_unknown = 参加国が全て判明しているとありますが、国の記録がない参加者がいます。
    .fix = その国を入力するか、「いいえ」としてください。それまでは、参加国は一部のみ判明しているものとして扱います。
problem-complete_uncounted = 参加国が全て判明しているとありますが、開催されたという記録がありません。
    .fix = 開催状況を直すか、「いいえ」としてください。
problem-people_uncounted = 参加者が{ $detail }名入力されていますが、開催状況が「{ $value }」のため、どの図表でも数えません。
    .fix = 開催された場合は「開催」とし、そうでない場合はdelegates.csvの行を削除してください。
problem-many_people = 参加者数「{ $value }」は、一つのセミナーの人数としては多すぎるおそれがあります。
    .fix = 出典と照らし合わせてください。
problem-held_ahead = 「{ $value }」はまだ来ていませんが、開催済みとなっています。
    .fix = 年度か日付を直すか、「開催予告のみ」としてください。
problem-long_seminar = この終了日では、会期が{ $detail }日になります。
    .fix = 開始日と終了日を出典と照らしてください。
problem-id_office = 「{ $value }」は、{ $detail }の示す事務所と合いません。
    .fix = 事務所か識別名を直してください。
problem-id_year = 「{ $value }」は、{ $detail }の示す年度と合いません。
    .fix = 年度か識別名を直してください。
problem-event_year = 「{ $value }」は日付の年度と合いません。
    .fix = { $detail }とするか（年度は4月から翌年3月まで）、日付を直してください。
problem-published_late = 「{ $value }」は、出典を閲覧した{ $detail }より後です。
    .fix = どちらかの日付を直してください。
problem-out_of_order = 「{ $value }」は、順番が前の項目の日付より早くなっています。
    .fix = 日付か順番を直してください。
problem-theme_elsewhere = 「{ $value }」は、このセミナーのテーマにありません。
    .fix = seminar_themes.csvに加えるか、テーマを直してください。
problem-not_eligible = { $value }は、このセミナーの初日には事務所の対象国ではありません。
    .fix = 国を出典と照らし、eligibility.csvの期間も確認してください。
problem-same_thing = 「{ $value }」は{ $detail }と同じ内容です。一つのものに二つの識別名が付いていませんか。
    .fix = 識別名を一つにするか、違いが分かるように書き分けてください。
problem-same_item = 上の項目と同じ内容です。
    .fix = どちらかの行を削除するか、違いが分かるように書き分けてください。
problem-other_thing = 「{ $value }」：同じ識別名のほかの行では{ $detail }となっています。
    .fix = どの行も同じにするか、別の場所であれば別の識別名にしてください。
problem-outside_prefecture = 位置が都道府県の外（約{ $detail }km）にあります。
    .fix = 位置か都道府県コードを直してください。
problem-uncertainty_alone = 「{ $value }」：位置の記録がないのに、誤差だけがあります。
    .fix = 位置を入力するか、空欄にしてください。
problem-level_name = 「{ $value }」は、名称の{ $detail }と合いません。
    .fix = 区分か名称を直してください。
