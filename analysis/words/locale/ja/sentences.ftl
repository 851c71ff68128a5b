## 参加国数
coverage-missing = { $eligible }か国中{ $attended }か国が参加しました。不参加は{ $missing }です。
coverage-all = 対象の{ $eligible }か国全てが参加しました。
coverage-undocumented = 参加国の記録がありません。
coverage-cancelled = このセミナーは中止されました。
coverage-uncertain = このセミナーに当たるかどうか不確かなため、集計に含めていません。
coverage-none-complete = { $held ->
    [0] 参加国数を数えられるセミナーはありません。
    [1] 開催された1回は、参加国の一部又は全部が判明していません。
   *[other] 開催された{ $held }回のうち、参加国が全て判明しているセミナーはありません。
}
coverage-range = 開催された{ $held }回のうち、参加国が全て判明しているのは{ $complete }回です。{ $spread ->
    [1] 参加は{ $low }か国でした。
   *[other] 参加は{ $low }～{ $high }か国でした。
}

## 参加状況の表
matrix-sentence = 延べ{ $attended }か国の参加と延べ{ $absent }か国の不参加が記録されています。{ $unknown ->
    [0] {""}
   *[other] 参加の可能性があった延べ{ $possible }か国のうち{ $unknown }か国は、参加したかどうかの記録がありません。
}
matrix-nothing-possible = 対象国に向けて開催されたセミナーがなく、参加の可能性はありませんでした。

## 参加者
cumulative = { $year }までに{ $countries }か国が参加しました。
cumulative-at-least = { $year }までに少なくとも{ $countries }か国が参加しました。参加国の一部又は全部が判明していないセミナーがあります。
cumulative-none = 参加の記録がありません。

## テーマ
themes-by-year = { $themed }回のセミナーで{ $themes }種類のテーマを取り上げました。{ $unthemed ->
    [0] {""}
   *[other] このほか{ $unthemed }回はテーマの記録がありません。
}
themes-none = テーマの記録がありません。
themes-once = { $themes ->
    [1] 1種類のテーマを1回取り上げました。
   *[other] { $themes }種類のテーマを1回ずつ取り上げました。
}
themes-most = 最も多いのは{ $themes }（{ $leaders ->
    [1] {""}
   *[other] 各
}{ $times }回）です。
wordings = 原文が分かっているテーマは{ $count }件です。

## 開催地と視察先
hosts = 開催地は{ $prefectures }都道府県の{ $hosts }か所です。
hosts-again = 2回以上開催したのは{ $hosts }です。
hosts-none = 開催地の記録がありません。
sites = 視察先は{ $sites }か所、訪問は延べ{ $visits }回です。
sites-approximate = うち{ $count }か所はおおよその位置しか分かりません。
sites-off-map = { $count }か所は位置の記録がないため、地図に表示していません。
sites-perhaps = うち{ $count }か所は、選択した国が訪れたかどうかの記録がありません。
sites-none = 視察先の記録がありません。

## 日程と記録の有無
programme = { $days ->
    [0] 日付のない{ $items }件の項目が記録されています。
   *[other] { $days }日分、{ $items }件の項目が記録されています。
}
programme-none = 日程の記録がありません。
completeness = { $seminars }回のうち、参加国が全て判明しているのは{ $countries }回、日程が全て記録されているのは{ $programme }回です。
