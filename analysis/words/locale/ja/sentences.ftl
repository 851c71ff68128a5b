## 参加国数
coverage-missing = { $eligible }か国中{ $attended }か国が参加しました。不参加は{ $missing }です。
coverage-all = 対象の{ $eligible }か国全てが参加しました。
coverage-undocumented = 参加国の記録がありません。
coverage-cancelled = このセミナーは中止されました。
coverage-uncertain = このセミナーに当たるかどうか不確かなため、集計に含めていません。
coverage-none-complete = { $held ->
    [0] 参加国数を数えられるセミナーはありません。
    [1] 開催された1回は、参加国が全ては判明していません。
   *[other] 開催された{ $held }回のうち、参加国が全て判明しているセミナーはありません。
}
coverage-range = 開催された{ $held }回のうち、参加国が全て判明しているのは{ $complete }回です。{ $spread ->
    [1] 参加は{ $low }か国でした。
   *[other] 参加は{ $low }～{ $high }か国でした。
}

## 参加状況の表
matrix-sentence = 延べ{ $attended }か国の参加と延べ{ $absent }か国の不参加が記録されています。参加の可能性があった延べ{ $possible }か国のうち{ $unknown }か国は、参加したかどうかの記録がありません。
matrix-nothing-possible = 対象国に向けて開催されたセミナーがなく、参加の可能性はありませんでした。

## 参加者
delegates-country = { $countries }か国から計{ $people }名の参加が記録されています。
delegates-country-most = { $leaders ->
    [0] どの国も{ $most }名です。
    [1] 最も多いのは{ $leading }（{ $most }名）です。
   *[other] { $leading ->
        [many] 最も多い国は{ $leaders }か国（各{ $most }名）です。
       *[other] 最も多いのは{ $leading }（各{ $most }名）です。
    }
}
delegates-country-none = { $unknown ->
    [0] 参加者の記録がありません。
   *[other] 参加者{ $unknown }名の国は記録がありません。
}
delegates-country-unknown = このほか{ $people }名は国の記録がありません。
delegates-seminar = 開催された{ $held }回のうち人数の記録がある{ $known }回に、計{ $people }名が参加しました{ $spread ->
    [1] 。
   *[other] （1回当たり{ $low }～{ $high }名）。
}
delegates-seminar-none = { $held ->
    [0] 開催されたセミナーはありません。
   *[other] 参加者数の記録がありません。
}
newcomers = { $year }は、初参加が{ $first }か国、再参加が{ $returning }か国でした。
newcomers-doubt = 以前の参加国が全ては判明していないため、「初参加」は記録上の初参加を指します。
newcomers-none = 参加の記録がありません。
cumulative = { $year }までに{ $countries }か国が参加しました。
cumulative-at-least = { $year }までに少なくとも{ $countries }か国が参加しました。参加国が全ては判明していないセミナーがあります。
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
