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
rule-range = **幅で示す数**：参加国の一覧が完全でないセミナーでは、参加国数を幅で示します。下限は記録のある国の数です。一国も記録がない場合は1か国とします（事務所は担当する国を招くため、少なくとも1か国は参加しています）。上限は、記録のある国の数に、国の記録がない参加者1名につき1か国を加えた数です（対象国の数まで）。参加者数の公表がない場合は対象国の数とします。
between = { $least }～{ $most }

column-attended_least = 参加（少なくとも、か国）
column-attended_most = 参加（多くとも、か国）

## 何が分かれば確定するか
card-settle = 何が分かれば確定するか
    .rule = 影響の大きい順です。参加国の一覧（未確定の国が多い順）、参加者数、テーマ、日程、場所と続きます。出典は、その項目の一部を伝えるもの、なければそのセミナーの出典です。
settle = { $seminars }回のセミナーの{ $facts }項目は、記録がないか一部のみです。{ $coverages ->
    [0] {""}
   *[other] うち{ $coverages }項目により、参加国数が確定していません。
}
settle-none = 不足している記録はありません。すべての項目に記録があります。
settle-further = ほかの{ $count }項目は下の表に示しています。
settle-source = 最も有力な出典：
settle-abroad = { $office }の{ $year }
lacking-eligibility = { $office }が担当する国の一覧
lacking-countries = { $known ->
    [partly] { $seminar }のほかの参加者{ $people }名の国
    [no] { $seminar }の参加者{ $people }名の国
    [partly-uncounted] { $seminar }の参加国の残り
   *[no-uncounted] { $seminar }の参加国
}
lacking-held = { $seminar }のセミナーが開催されたかどうか
lacking-identity = { $seminar }の行事がこのセミナーに当たるかどうか
lacking-participants = { $seminar }の参加者数
lacking-themes = { $seminar }のテーマ
lacking-programme = { $known ->
    [partly] { $seminar }の日程の残り
   *[no] { $seminar }の日程
}
lacking-sites = { $seminar }の視察先の名称（すべて）
lacking-hosts = { $seminar }の開催地
lacking-dates = { $known ->
    [partly] { $seminar }の初日または最終日
   *[no] { $seminar }の会期
}
settles-eligibility = { $seminars }回分の参加国数（対象国の数が不明）。
settles-coverage = { $seminar }の参加国数{ $spread ->
    [0] （{ $eligible }か国中どの国か）。
   *[other] （未確定{ $spread }か国。現在は{ $eligible }か国中{ $least }～{ $most }か国）。
}
settles-countries = { $seminar }にどの国が参加し、どの国が再参加したか。
settles-held = { $seminar }を開催回数に含めるかどうか。
settles-identity = { $seminar }を数に含めるかどうか。
settles-participants = 参加者数の合計（現在は少なくともの数）。
settles-themes = { $seminar }の参加国が学んだテーマ。
settles-programme = { $seminar }の講義と視察の内容と日付。
settles-sites = 地図（訪問{ $visits }件の場所が不確か）。
settles-hosts = { $seminar }の開催場所。
settles-dates = { $seminar }の初日に対象だった国。
fact-eligibility = 対象国
fact-held = 開催の有無
fact-identity = 同一の事業か
column-lacking = 不足している記録
column-fact = 項目
column-known = 記録
column-settles = 確定すること
column-publisher = 発行者
column-url = ウェブアドレス
