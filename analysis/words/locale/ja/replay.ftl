## 地図でたどるセミナー
seminar-map-day = この日
replay-nav = セミナーの日程（矢印キーで前後の日に移動）
replay-previous = 前の日
replay-next = 次の日
replay-play = 再生
replay-pause = 一時停止
replay-no-place = 地図に表示なし
replay-off-map = 視察先{ $count }か所（{ $names }）は、地図に表示していません。
map-legend-way = 日程順に結んだ線（実際の経路ではありません）。太線は表示中の日

## 説明文
replay-no-programme = 日程の記録がないため、日ごとにたどることはできません。
replay-no-days = 日程の日付が記録されていないため、日ごとにたどることはできません。
replay-days = { $days }日分の日程を日ごとにたどれます（{ $places }）。
replay-days-central = 東京のみ{ $days }日
replay-days-host = 開催地のみ{ $days }日
replay-both = 両方{ $days }日
replay-undocumented = 残る{ $count }日分は日程の記録がありません。
replay-undated = 日付の記録がない{ $count }件は、日程にのみ示しています。
replay-day = { $days }日中{ $number }日目、{ $day }：{ $places }。{ $content }。
replay-day-number = { $days }日中{ $number }日目（{ $content }）
replay-content = 日程{ $items }件、{ $sites ->
    [0] 視察先なし
   *[other] 視察先{ $sites }か所
}
