## 開いている数
evidence-title-cell = { $country }　{ $seminar }
evidence-title-coverage = { $seminar }の参加国
evidence-title-participants = { $seminar }の参加者数
evidence-title-delegates = { $seminar }の国別の参加者
evidence-title-reached = { $seminar }までの参加国
evidence-title-newcomers = { $seminar }に初めて参加した国
evidence-title-attendances = { $country }が参加したセミナー
evidence-title-totals-held = 開催されたセミナー
evidence-title-totals-participants = 参加者数
evidence-title-totals-countries = 参加国
evidence-title-totals-hosts = 開催地
evidence-title-totals-delegates = 国別の参加者

## 合計
evidence-sum-people = { $rows ->
    [1] 内訳は次の1行（{ $total }名）です。
   *[other] 以下の{ $rows }行を合計すると{ $total }名になります。
}
evidence-sum-countries = { $rows ->
    [1] 内訳は次の1行（1か国）です。
   *[other] 以下の{ $rows }行は1行が1か国で、合計{ $total }か国になります。
}
evidence-sum-seminars = { $rows ->
    [1] 内訳は次の1行（1回）です。
   *[other] 以下の{ $rows }行は1行が1回で、合計{ $total }回になります。
}
evidence-sum-hosts = { $rows ->
    [1] 内訳は次の1行（1か所）です。
   *[other] 以下の{ $rows }行は1行が1か所で、合計{ $total }か所になります。
}
evidence-none = 集計の対象となる行はありません。
evidence-uncounted = 記録が完全でないセミナーが{ $count }回あり、実際の数はこれより多い可能性があります：{ $seminars }。
evidence-sum = 合計
evidence-nameless = 国の記録がない参加者
evidence-row = 行

## 区分の理由
state-uncertain = 集計外
evidence-why-attended = 下の出典に記載があるか、そこから読み取れるため、「参加」としています。
evidence-why-absent = このセミナーの参加国は全て判明しており、この国は含まれていません。
evidence-why-not_eligible = 開催の時点で、この国は事務所の対象国ではありませんでした。
evidence-why-cancelled = セミナーは中止されたため、参加した国はありません。
evidence-why-not_documented = 参加したかどうかの記録がありません。不参加という意味ではありません。下は、このセミナーについて分かっていることです。
evidence-why-uncertain = このセミナーに当たるかどうか不確かなため、集計に含めていません。

## 入口
evidence-door-countries = 参加国数の内訳と出典
evidence-door-participants = 参加者数の内訳と出典
evidence-door-delegates = 国別人数の内訳と出典
evidence-open = この数値の内訳と出典を表示

## 列
column-says = 出典の記載

## 参加状況の表の並び順
sort-title = 並び順
sort-listed = 一覧の順
sort-name = 国名
sort-subregion = 地域
sort-away = 現在の不参加
sort-often = 参加の多い順
sort-away-note = { $unknown ->
    [0] 不参加{ $count }回
   *[other] 不参加{ $count }回、記録なし{ $unknown }回
}
sort-one-office = 「現在の不参加」と「参加の多い順」は、事務所を一つ選ぶと使えます。
