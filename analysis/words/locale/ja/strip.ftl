## 対象国を四角一つで示す図
card-coverage_strip = 各回の参加国
    .rule = 四角一つは、セミナー初日の時点で事務所が担当していた1か国です。「不参加」とするのは、参加国が全て判明しているセミナーに限ります。「初参加」は、同じ事務所の以前のセミナー全てと比べています。
strip-caption = 各回の参加国
strip-lead = 四角一つが対象国1か国、下の数字が参加者数（名）です。
strip-keys = 列を選ぶとそのセミナーを開きます。列の上を横にドラッグすると、その年度だけを表示します。下の記号を選ぶと内訳と出典を表示します。矢印キーで欄の間を移動できます。
strip-keys-alone = 列を選ぶとそのセミナーを開きます。列の上を横にドラッグすると、その年度だけを表示します。
strip-chosen = 選択していない国は淡く示します。
strip-squares = 参加国
strip-people = 参加者（名）
strip-persons = 人数
strip-covered = { $spread ->
    [0] {""}
   *[other] { $least }～
}{ $most }／{ $total }
strip-events = 出来事
strip-more-people = { $n }+
strip-of = { $total }か国中{ $spread ->
    [0] {""}
   *[other] { $least }～
}{ $most }か国が参加
strip-of-chosen = 選択した国は{ $total }か国中{ $n }か国{ $open ->
    [yes] 以上
   *[no] {""}
}が参加
strip-unlisted = 参加国の公表なし
strip-unlisted-long = 参加国は公表されていません
strip-left-out = 選択していない年度
strip-line-new = 初参加：{ $names }
strip-line-new-documented = 記録上の初参加：{ $names }
strip-line-again = 再参加：{ $names }
strip-line-away = 不参加：{ $names }
strip-line-unknown = 記録なし：{ $names }
strip-line-guests = 対象国以外の参加：{ $names }
strip-key-again = 参加
strip-key-new = 初参加
strip-key-new-documented = 記録上の初参加
strip-key-announced = 開催予告

## 参加国の増減。参加国が全て判明している最初と直近の数回を比べる
trend-window = { $total }か国中{ $numbers }か国
trend-one-of = { $total }か国中{ $attended }か国
trend-more = { $chosen ->
    [yes] 選んだ国の参加は
   *[no] 参加国は
}当初より増えています。最初の{ $count }回は{ $first }、直近の{ $count }回は{ $last }でした。
trend-fewer = { $chosen ->
    [yes] 選んだ国の参加は
   *[no] 参加国は
}当初より減っています。最初の{ $count }回は{ $first }、直近の{ $count }回は{ $last }でした。
trend-same = { $chosen ->
    [yes] 選んだ国の参加は
   *[no] 参加国の数は
}当初とほぼ同じです。最初の{ $count }回は{ $first }、直近の{ $count }回は{ $last }でした。
trend-early = 増減を判断するには、まだ記録が足りません。参加国が全て判明しているのは{ $seminars }回中{ $lists }回です。
trend-size = { $size }
trend-none-held = 開催されたセミナーがないため、増減は示せません。
trend-no-list = この事務所の対象国は記録がないため、増減を示せません。
trend-offices = 複数の事務所のセミナーを並べています。増減は事務所ごとに異なります。
trend-countries = 開催されたセミナーへの参加は、{ $countries }です。
trend-country = { $country }が{ $n }
trend-rule = 参加国が全て判明しているセミナーを数えます。増減は、直近の各回が最初の各回を、国の数でも割合でも全て上回るか下回る場合に限り述べます。

## 均衡の図
representation-axis = 直近に開催された{ $held }回の参加者数（名）。灰色の帯は、均等に割った場合の目安です
