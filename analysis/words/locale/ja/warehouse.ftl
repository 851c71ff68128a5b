## データウェアハウスで集計する参加者数
card-delegates_source = 参加者数の取得元
delegates-source-text = 公表された記録の参加者数は、データウェアハウス（{ $name }）で集計したものです。セミナー、国、確度、出典ごとに一つの人数となります。参加者のファイルは使いません。{ $minutes }分ごとに集計し直します。
delegates-source-read = { $when }に{ $rows }行を集計しました。
delegates-source-unread = まだ集計結果が届いていないため、参加者数は「記録なし」として扱います。
delegates-source-failed = { $when }の集計はできませんでした。{ $sentence }
delegates-source-kept = 前回の集計結果を引き続き表示しています。
table-delegates-summed = セミナー・国・確度・出典ごとに1行。データウェアハウス（{ $name }）で集計したもので、テーマは空欄です。

problem-rows = { $count }行
problem-engine_waiting = データウェアハウスの集計結果がまだ届いていません。
    .fix = しばらくしてからこのページを再読み込みしてください。
problem-engine_away = データウェアハウスに接続できません。
    .fix = 原因は、Kizunaの管理者がログで確認できます。
problem-engine_failed = データウェアハウスから集計結果が得られません。
    .fix = 原因は、Kizunaの管理者がログで確認できます。
problem-engine_slow = データウェアハウスの集計が{ $detail }分以内に終わりません。
    .fix = 集計の間隔を長くするか、データウェアハウスであらかじめ集計してください。
problem-engine_table = この表がデータウェアハウスにないか、読み取りの権限がありません。
    .fix = 表の名称と権限を確認してください。
problem-engine_type = 列の型「{ $value }」は数値ではありません。
    .fix = 整数の列を持つビューを用意してください。
problem-engine_groups = 列に異なる値が{ $value }件あり、集計しても{ $detail }行を超えます。
    .fix = 列の内容を確認してください。
problem-engine_serves = 参加者数はデータウェアハウス（{ $detail }）で集計しているため、このファイルを取り込んでも何も変わりません。
    .fix = このファイルを除き、データウェアハウスの行を修正してください。
setting-delegates = { $variable }を読めません。{ $engines }のいずれかで始まるアドレスの後に、#と、スキーマを付けた表の名称を書いてください（例：{ $example }）。
setting-minutes = { $variable }の値「{ $value }」は使えません。1以上{ $most }以下の分数にしてください。
