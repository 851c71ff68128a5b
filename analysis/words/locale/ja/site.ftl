## 一つの視察先
fact-kind = 種別
fact-place = 所在地
site-in-list = { $name }（{ $about }）
fact-certainty = 確度
site-sure-stated = 出典に名称の記載があります。
site-sure-likely = 出典から最も可能性が高いと読み取った視察先です。
site-sure-unknown = 出典に名称の記載がありません。
site-placed = 位置の誤差は約{ $distance }以内です。
site-placed-unknown = 位置の正確さは記録がありません。
site-no-place = 位置の記録がないため、地図に表示していません。
metres = { $distance }m
kilometres = { $distance }km
site-visits = 視察
site-no-visit = 視察の記録はありません。
site-came = { $open ->
    [yes] 記録のある国：{ $names }
   *[no] 参加国：{ $names }
}
site-near-title = { $name }の近く
site-near = { $count ->
    [0] { $distance }km以内にほかの視察先はありません。
   *[other] { $distance }km以内にほかの視察先が{ $count }か所あります。
}
site-near-first = 近い順に{ $count }か所を示します。
site-near-approximate = おおよその位置の視察先は、距離もおおよそです。
site-near-unknown = 位置の記録がないため、近くの視察先は分かりません。
site-near-about = 約{ $distance }
site-left-out = この視察先は、現在の絞り込みに含まれていません。
site-let-in = 絞り込みを解除
