## What is open
evidence-title-cell = { $country }・{ $seminar }
evidence-title-coverage = 参加国・{ $seminar }
evidence-title-participants = 参加者数・{ $seminar }
evidence-title-delegates = 国別の参加者・{ $seminar }
evidence-title-reached = これまでの参加国・{ $seminar }
evidence-title-attendances = 参加したセミナー・{ $country }
evidence-title-totals-held = 開催したセミナー
evidence-title-totals-participants = 参加者数
evidence-title-totals-countries = 参加国
evidence-title-totals-hosts = 開催地
evidence-title-totals-delegates = 国別の参加者

## What it adds up to
evidence-sum-people = { $rows ->
    [1] この1行が{ $total }名に当たります。
   *[other] 以下の{ $rows }行を合計すると{ $total }名になります。
}
evidence-sum-countries = { $rows ->
    [1] この1行が1か国に当たります。
   *[other] 以下の{ $rows }行は1行が1か国で、合計{ $total }か国になります。
}
evidence-sum-seminars = { $rows ->
    [1] この1行が1回に当たります。
   *[other] 以下の{ $rows }行は1行が1回で、合計{ $total }回になります。
}
evidence-sum-hosts = { $rows ->
    [1] この1行が1か所に当たります。
   *[other] 以下の{ $rows }行は1行が1か所で、合計{ $total }か所になります。
}
evidence-none = 数に入る行は資料で確認できません。
evidence-uncounted = 資料が揃っていないセミナーが{ $count }回あり、実際の数はこれより多い可能性があります（{ $seminars }）。
evidence-sum = 合計
evidence-nameless = 国の記録がない参加者
evidence-row = 行

## Why a cell is in its state
state-uncertain = 集計外
evidence-why-attended = 下記の出典の記載、またはそこから導かれる内容により、参加が確認できます。
evidence-why-absent = このセミナーの参加国はすべて判明しており、その中に含まれていません。
evidence-why-not_eligible = 開催の時点で、事務所の所管国ではありませんでした。
evidence-why-cancelled = セミナーは中止されたため、参加した国はありません。
evidence-why-not_documented = 参加したかどうかを示す資料がありません。不参加という意味ではありません。下記はこのセミナーについて分かっていることです。
evidence-why-uncertain = このセミナーに当たるかどうか確かでないため、集計に含めていません。

## Doors
evidence-door-countries = 参加国の裏付け
evidence-door-participants = 参加者数の裏付け
evidence-door-delegates = 国別人数の裏付け
evidence-open = この数の裏付けを表示

## Columns
column-says = 出典の記載

## The order of the countries in the matrix
sort-title = 並び順
sort-listed = 一覧の順
sort-name = 国名
sort-subregion = 地域
sort-last = 最後の参加
sort-gap = 最長の不参加
sort-one-office = 最後の参加と最長の不参加による並び順は、一つの事務所を選ぶと使えます。
sort-last-in = 最後は{ $year }
sort-last-unknown = 参加の資料なし
sort-gap-of = { $count ->
    [0] 確認できる不参加なし
    [1] 1回不参加
   *[other] 連続{ $count }回不参加
}
matrix-keys = 各マスを開くと裏付けが表示されます。キーボードでは矢印キーでマスを移動できます。
