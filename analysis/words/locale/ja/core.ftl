## 年度
fiscal-year = { $year }年度
fiscal-year-in-full = { $era ->
    [reiwa] 令和
    [heisei] 平成
   *[showa] 昭和
}{ $number ->
    [1] 元
   *[other] { $number }
}年度（{ $year }年度）

## 参加状況
state-attended = 参加
state-absent = 不参加
state-not_eligible = 対象外
state-cancelled = 中止
state-not_documented = 記録なし

## 不明な値
not-documented = 記録なし
