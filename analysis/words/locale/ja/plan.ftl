## ページ
page-plan = 次回の計画
    .menu = 次回の計画
    .lead = 招へいする国、開催地、テーマを試し、これまでの記録と照らし合わせて確認します。
plan-banner = **これは試算です。** ここに示す内容は決定事項ではなく、データには一切書き込まれません。計画はこのページのアドレスだけに保存されます。
plan-none = 計画を立てるための記録がありません
plan-one-office = 計画は一つの事務所について立てます。絞り込みで事務所を選択してください。
plan-no-list = 計画には事務所の対象国の一覧が必要ですが、この事務所については記録がありません。
plan-year = 計画する年度
plan-copy = リンクをコピー
plan-copy-how = このリンクを開くと、日本語でも英語でも同じ試算が表示されます。リンクにポインターを合わせると、コピー用のボタンが表示されます。
plan-measured-by = { $year }の初日（{ $april }年4月1日）の時点で事務所の対象となる{ $count }か国を基準にしています。{ $held ->
    [yes] 直近に開催されたセミナーは{ $seminar }です。
   *[no] {""}
}
plan-compare = もう一つの計画と比べる
plan-compare-end = 計画Bを外す

## 一つの計画
plan-a = 計画A
plan-b = 計画B
plan-a-scenario = 計画A（試算）
plan-b-scenario = 計画B（試算）
plan-start = もとにする国：
plan-start-last = 前回と同じ国（{ $year }）
plan-start-all = 対象国全て
plan-start-empty = 選択なし
plan-start-copy = 計画Aのコピー
plan-ineligible = { $countries }{ $count ->
    [1] {""}
   *[other] の{ $count }か国
}は{ $year }の対象国ではないため、この計画から外しました。
plan-countries = 招へい国
plan-host = 開催地
plan-host-open = 未定
plan-host-in = { $prefecture }の新しい開催地
plan-themes = テーマ
plan-themes-open = 未定

## 計画の内容
plan-eyebrow = { $plan }　{ $year }の試算
plan-figure = 対象{ $eligible }か国中{ $invited }か国
plan-term-left-out = 招へいしない国
plan-term-gap = 連続不参加
plan-term-seats = 地域別
plan-term-themes = テーマ
plan-term-host = 開催地
plan-says = { $plan }：{ $sentence }
plan-covers = 対象{ $eligible }か国のうち{ $invited }か国を招へいします。
plan-covers-all = 対象{ $eligible }か国を全て招へいします。
plan-nobody = 招へい国はまだ選択されていません。
plan-gap = 招へい国のうち、連続不参加が最も長いのは{ $countries }です（参加国が全て判明している直近{ $gap ->
    [1] のセミナーに不参加
   *[other] { $gap }回のセミナーに続けて不参加
}）。
plan-gap-none = 招へい国に、不参加が続いている国は確認されていません。
plan-left-none = 対象国を全て招へいします。
plan-left-many = 対象国のうち{ $count }か国は招へいしません。
plan-left-came = { $countries }{ $count ->
    [1] {""}
   *[other] の{ $count }か国
}は招へいしません（直近の参加は{ $year }）。
plan-left-documented = { $countries }{ $count ->
    [1] {""}
   *[other] の{ $count }か国
}は招へいしません（記録のある直近の参加は{ $year }）。
plan-left-unknown = { $countries }{ $count ->
    [1] {""}
   *[other] の{ $count }か国
}は招へいしません（参加の記録なし）。
plan-left-never = { $countries }{ $count ->
    [1] {""}
   *[other] の{ $count }か国
}は招へいしません（これまで参加なし）。
plan-seats = { $seats }。
plan-seats-of = { $subregion }は{ $eligible }か国中{ $seats }か国
plan-themes-none = テーマはまだ選択されていません。
plan-theme = { $theme }：{ $countries ->
    [none] 初めてとなる国なし
    [all] 招へい国全てにとって初めて
    [many] 初めてとなる国{ $new }か国
   *[named] { $countries }にとって初めて
}{ $met ->
    [0] {""}
   *[other] 、参加済み{ $met }か国
}{ $unknown ->
    [0] 。
   *[other] 、記録なし{ $unknown }か国。
}
plan-new = { $all ->
    [yes] 招へいする{ $invited ->
        [1] 1か国
       *[other] { $invited }か国全て
    }
   *[no] 招へいする{ $invited }か国中、最も多い{ $new }か国
}にとって初めてのテーマは{ $themes ->
    [many] { $count }種類
   *[other] 、{ $themes }
}です。
plan-new-unknown = 招へい国にとって初めてと確認できるテーマはありません。{ $count ->
    [0] 一部の国は記録がありません。
   *[other] { $count }種類のテーマは、どの国についても記録がありません。
}
plan-new-none = 招へい国はいずれも、全てのテーマに参加したことがあります。
plan-host-none = 開催地は未定です。
plan-host-repeat = { $host }での再度の開催です。これまでの開催は{ $years }で、直近は{ $planned }の{ $before }年前に当たります。
plan-host-new = { $prefecture }の新しい開催地です。
plan-host-years = { $host }（{ $years }）
plan-prefecture-new = この都道府県では、この事務所のセミナーの開催は記録されていません。
plan-prefecture-again = この都道府県では{ $hosts }で開催したことがあり、直近は{ $before }年前です。
plan-prefecture-only = { $prefecture }では、ほかの開催地の記録はありません。
plan-prefecture-others = { $prefecture }のほかの開催地は、{ $hosts }です。
plan-same = 二つの計画は同じです。
plan-alone-invites = { $names }を招へいするのは{ $plan }だけです。
plan-alone-takes-up = { $names }を取り上げるのは{ $plan }だけです。
plan-hosts-differ = 開催地は、計画Aが{ $first }、計画Bが{ $second }です。

export-plan = 試算、{ $plan }：{ $year }、開催地：{ $host }、テーマ：{ $themes }。決定事項ではありません。

## カード
card-scenario_differences = 試算：二つの計画の違い
    .rule = テーマは、招へい国と選んだテーマの組合せを数えています。
card-scenario_invitations = 試算：招へい国
    .rule = 連続不参加は、直近の参加の後、参加国が全て判明しているセミナーに続けて不参加だった回数です。
card-scenario_left_out = 試算：招へいしない対象国
    .rule = 対象国は、計画する年度の初日の時点で事務所が担当する国です。
card-scenario_seats = 試算：地域別の国数
    .rule = 招へい国を1か国ずつ数えています。
card-scenario_themes = 試算：選んだテーマは初めてか
    .rule = そのテーマのセミナーに参加していないと確認できる国を「初めて」としています。
card-scenario_new_themes = 試算：最も多くの国にとって初めてとなるテーマ
    .rule = 白抜きの印は初めてとなる国、塗りつぶしの印は参加済みの国です。記録にあるセミナーのうち、そのテーマに参加していないと確認できる国を「初めて」としています。
card-scenario_host = 試算：開催地は初めてか
    .rule = 開催されたセミナーだけを数え、オンライン開催も含みます。

## 表
plan-country = 国
plan-plan = 計画
plan-both = 両方
plan-last = 直近の参加
plan-last-none = 参加の記録なし
plan-since = その後の開催
plan-since-of = { $count }回{ $unknown ->
    [0] {""}
   *[other] （うち{ $unknown }回は記録なし）
}
plan-never = 参加なし
plan-absences = 連続不参加（回）
plan-subregion = 地域
plan-seats-head = 国数
plan-seats-count = { $eligible }か国中{ $seats }か国
plan-theme-head = テーマ
plan-new-head = 初めてとなる国
plan-known-head = 参加済み・記録なし
plan-known = { $met ->
    [0] 参加済みの国なし
   *[other] { $met }か国は参加済み
}{ $unknown ->
    [0] {""}
   *[other] 、{ $unknown }か国は記録なし
}
plan-theme-in = { $theme }を計画に加える
plan-theme-out = { $theme }を計画から外す
plan-theme-chosen = 選択中
plan-seminar = セミナー
plan-before = 前回からの年数
plan-years = { $years }年
plan-measure = 項目
plan-open = 未定
subregion-southeast_asia = 東南アジア
subregion-south_asia = 南アジア
subregion-east_asia = 東アジア
subregion-oceania = オセアニア
subregion-europe = ヨーロッパ
subregion-north_america = 北米
column-plan = 計画
column-plans = 計画
column-subregion = 地域
column-held_since = その後の開催（回）
column-gap = 連続不参加（参加国が全て判明している回）
column-seats = 招へい国（か国）
column-new = 初めてとなる国（か国）
column-met = 参加済み（か国）
column-invited = 招へい国（か国）
column-longest_gap = 最長の連続不参加（回）
column-pairs_new = 初めてのテーマ（組）
column-pairs_not_documented = 記録のないテーマ（組）
column-pairs_met = 参加済みのテーマ（組）
column-host_seminars = 同じ開催地でのこれまでの開催（回）
column-years_before = 前回からの年数
column-same_host = 同じ開催地
