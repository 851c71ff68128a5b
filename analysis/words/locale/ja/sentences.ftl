## 参加国数
coverage-missing = { $eligible }か国中{ $attended }か国が参加。不参加：{ $missing }。
coverage-all = 対象の{ $eligible }か国すべてが参加しました。
coverage-undocumented = 参加した国の記録がありません。
coverage-cancelled = このセミナーは中止されました。
coverage-uncertain = このセミナーに当たるかどうか不確かなため、数に含めていません。
coverage-none-complete = 開催された{ $held }回のうち、参加国が全て判明しているセミナーはありません。
coverage-range = 開催された{ $held }回のうち、参加国が全て判明しているのは{ $complete }回です。{ $spread ->
    [1] 参加は{ $low }か国でした。
   *[other] 参加は{ $low }～{ $high }か国でした。
}

## 参加状況の表
matrix-sentence = 参加{ $attended }件、不参加{ $absent }件が記録されています。参加の可能性があった{ $possible }件のうち{ $unknown }件は、参加したかどうかの記録がありません。

## 参加者
delegates-country = { $countries }か国・{ $people }名の参加が記録されています。
delegates-country-most = { $leaders ->
    [0] 各国とも{ $most }名です。
    [1] 最も多いのは{ $leading }（{ $most }名）です。
   *[other] { $leading ->
        [many] 最も多い国は{ $leaders }か国（各{ $most }名）です。
       *[other] 最も多いのは{ $leading }（各{ $most }名）です。
    }
}
delegates-country-none = 参加者の国の記録がありません。
delegates-country-unknown = このほか{ $people }名は国の記録がありません。
delegates-seminar = 開催された{ $held }回のうち人数の記録がある{ $known }回に、計{ $people }名が参加しました{ $spread ->
    [1] 。
   *[other] （1回{ $low }～{ $high }名）。
}
delegates-seminar-none = 参加者数の記録がありません。
newcomers = { $year }：初参加{ $first }か国、再参加{ $returning }か国。
newcomers-doubt = 以前の記録が完全ではないため、「初参加」は記録上の初参加を指します。
newcomers-none = 参加した国の記録がありません。
cumulative = { $year }までに{ $countries }か国が参加しました。
cumulative-at-least = { $year }までに少なくとも{ $countries }か国が参加しました。以前の記録は完全ではありません。
cumulative-none = 参加した国の記録がありません。

## テーマ
themes-by-year = { $themed }回のセミナーで{ $themes }種類のテーマを取り上げました。{ $unthemed ->
    [0] {""}
   *[other] このほか{ $unthemed }回はテーマの記録がありません。
}
themes-none = テーマの記録がありません。
themes-once = { $themes }種類のテーマを1回ずつ取り上げました。
themes-most = 最も多いのは{ $themes }（{ $leaders ->
    [1] {""}
   *[other] 各
}{ $times }回）です。
wordings = 原文が分かっているテーマは{ $count }件です。

## 開催地と視察先
hosts = 開催地は{ $prefectures }都道府県の{ $hosts }か所です。
hosts-again = 2回以上開催：{ $hosts }。
hosts-none = 開催地の記録がありません。
sites = 視察先{ $sites }か所、延べ{ $visits }回の訪問です。
sites-approximate = うち{ $count }か所はおおよその位置しか分かりません。
sites-off-map = { $count }か所は位置の記録がないため、地図に表示していません。
sites-none = 視察先の記録がありません。

## 日程と記録の有無
programme = { $days ->
    [0] 日付の記録がない{ $items }件の項目です。
   *[other] { $days }日間・{ $items }件の項目が記録されています。
}
programme-none = 日程の記録がありません。
completeness = { $seminars }回のうち、参加国が全て記録されているのは{ $countries }回、日程が全て記録されているのは{ $programme }回です。
