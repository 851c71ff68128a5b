## 均等に割った数を目安とした参加者数
card-representation = 国別の参加者数と目安（直近のセミナー）
    .rule = 目安は、参加国が全て判明している各回の参加者数を、その時点の対象国で均等に割り、合計した数の前後1名です。この幅に収まれば「目安の範囲内」、参加者がいなければ「参加なし」とします。参加国が全て判明している回が3回未満なら「記録不足」です。
representation-unrepresented = 参加なし
representation-under = 目安を下回る
representation-within = 目安の範囲内
representation-over = 目安を上回る
representation-not_enough = 記録不足
representation-window = { $unknown ->
    [0] 直近に開催された{ $held }回は、参加国が全て判明しています。
   *[other] 直近に開催された{ $held }回のうち、参加国が全て判明しているのは{ $documented }回です。
}
representation-named = { $label }：{ $countries }。
representation-count-within = { $others ->
    [0] { $count }か国全てが目安の範囲内です。
   *[other] 目安の範囲内は{ $count }か国です。
}
representation-count-not_enough = { $others ->
    [0] { $count }か国全てについて記録が足りません。
   *[other] { $count }か国は記録が足りません。
}
representation-settle = { $spare ->
    [0] { $years }の参加国が分かれば確定します。
   *[other] { $years }のうち{ $needed }回の参加国が分かれば確定します。
}
representation-too-few = 目安は、参加国が全て判明している回が{ $enough }回以上あれば示します。
representation-none-held = 表示中のセミナーに、開催されたものはありません。
representation-no-list = この事務所の対象国は記録がないため、目安を示せません。
representation-line = { $delegates }名（目安{ $spread ->
    [0] {""}
   *[other] { $least }～
}{ $most }名）
representation-open = { $held }回中{ $documented }回が判明
column-representation = 目安との比較
column-expected_least = 目安の下限（名）
column-expected_most = 目安の上限（名）
column-seminars_documented = 参加国が全て判明（回）
column-seminars_held = 開催（回）
