## 不明な値：真の数がどの範囲にあるか。spread が 0 のときは一つの数
coverage-headline = { $eligible }か国中{ $spread ->
    [0] {""}
   *[other] { $least }～
}{ $most }か国
coverage-between = { $eligible }か国中{ $spread ->
    [0] {""}
   *[other] { $least }～
}{ $most }か国が参加。
coverage-basis = { $people ->
    [0] { $attended }か国の参加が記録されています。残る{ $unknown }か国については記録がありません。
   *[other] { $attended ->
        [0] 参加者{ $people }名の国の記録がありません。
       *[other] { $attended }か国の参加が記録されています。ほかの参加者{ $people }名は国の記録がありません。
    }
}
coverage-no-list = { $spread ->
    [0] {""}
   *[other] { $least }～
}{ $most }か国が参加。この事務所の対象国は記録がありません。
coverage-no-list-least = 少なくとも{ $least }か国が参加。この事務所の対象国は記録がありません。
between = { $least }～{ $most }

column-attended_least = 参加（少なくとも、か国）
column-attended_most = 参加（多くとも、か国）
