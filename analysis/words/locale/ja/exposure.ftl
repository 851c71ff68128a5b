## テーマと国
exposure-met = 参加あり
exposure-never_met = 未参加
exposure-not_eligible = 当時は対象外
exposure-not_documented = 記録なし
column-exposure = テーマへの参加
column-undocumented_seminar_ids = 参加の記録がないセミナー

card-theme_exposure = テーマ別・国別の参加状況
    .rule = 年度を選ぶと、参加の内訳と出典を表示します。年度の横の「?」は、ほかにも参加した可能性があることを示します。「未参加」とするのは、そのテーマのどのセミナーにも参加していないことが分かっている場合に限ります。
theme-exposure = テーマと国の組合せ{ $pairs }件のうち、参加ありは{ $met }件、未参加は{ $never }件{ $closed ->
    [0] {""}
   *[other] 、当時対象外は{ $closed }件
}{ $open ->
    [0] です。
   *[other] 、記録なしは{ $open }件です。
}
theme-exposure-unthemed = このほか{ $seminars }回はテーマの記録がなく、集計に含めていません。
