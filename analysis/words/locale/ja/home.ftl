## ホーム：直近のセミナー
number-spelled = { $number }
home-latest-known = 参加国が全て判明している直近のセミナー
home-number = { $spread ->
    [0] { $eligible }か国中{ $most }か国
   *[other] { $eligible }か国中{ $least }～{ $most }か国
}
home-came = { $host }には{ $number }が参加しました
home-held = 直近のセミナーの開催地は{ $host }です
home-somewhere = 記録のない場所
home-absent = { $count ->
    [0] 対象国の全てが参加しました。
   *[other] { $countries }は参加していません。
}
home-since = その後、{ $places }で{ $count }回開催されましたが、参加国は公表されていません{ $known ->
    [0] 。
   *[other] （参加者は{ $amounts }）。
}
home-ways = { $countries }か国の首都から東京へ、そして{ $prefectures }都道府県の{ $hosts }開催地へ
visits-door = 視察先の地図を開く
home-seminar = この回の記録
home-brief = 会議用の概況
home-totals = 全セミナーの合計

## ホーム：確認したい点
home-attention = 確認したい点
home-away = { $came ->
    [0] これまで参加の記録がありません。
   *[other] { $gap ->
        [1] 直近の回
       *[other] 直近{ $number }回
    }に参加していません。前回の参加は{ $last }です。
}
home-under = 直近5回の参加者は{ $sent }名です（各国が等しく参加した場合の目安は{ $least }～{ $most }名）。
home-theme = どの国も参加した記録のないテーマです。
home-prefectures-about = { $count }都道府県
home-prefectures = 開催の記録がありません。開催したのは{ $hosted }都道府県です。
home-plan = { $year }の計画
home-add = セミナーを追加

## ホーム：必要な一覧
home-lists = 国の一覧が{ $count ->
    [1] 1件あれば
   *[other] { $number }件そろえば
}、全てが明らかになります
home-lists-said = 延べ{ $every }か国の参加・不参加のうち、{ $known }か国分が記録されています。残る{ $open }か国分は、{ $seminars }の一覧で分かります。
home-request = 事務所への依頼文（{ $language }）
home-request-copy = 依頼文をコピー
home-request-copied = 依頼文をコピーしました
home-request-by-hand = 上の文を選択してコピーしてください
home-request-text =
    { $office } 御中

    海外自治体幹部交流協力セミナーの記録を整備するため、下記の回について、参加国の一覧と国ごとの参加者数をお知らせくださいますようお願いいたします。

    { $seminars }

    参加者の氏名は必要ありません。よろしくお願いいたします。
home-template = { $count }回分の記入用ファイル（Excel）
home-complete = 記録がそろった場合の表示例
