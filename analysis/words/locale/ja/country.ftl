## 国別のページ
page-country = 国別
    .menu = 国別
    .lead = 一つの国について、担当する事務所のセミナーへの参加、テーマ、訪れた場所を示します。年度の絞り込みにかかわらず、全年度を示します。
country-choose = 国
country-choose-hint = 国を選ぶ
country-list = 事務所の対象国
country-list-last = 直近の参加：{ $year }
country-list-none = 参加の記録なし
country-before = 前の国：{ $name }
country-after = 次の国：{ $name }
country-ways = ほかの国
country-eligible = 対象期間：{ $since }
country-within = { $office }、全年度
country-other-offices = ほかの事務所：
country-no-office = この国を担当する事務所も、この国が参加したセミナーも、記録がありません。

## 概要
fact-subregion = 地域
fact-eligible = 対象期間
fact-last_contact = 直近の参加
country-since = { $day }から
country-until = { $day }まで
country-since-unknown = 対象（開始日の記録なし）
country-not-listed = 事務所の対象国ではありません
country-list-unknown = この事務所の対象国は記録がありません

## 参加の回数
country-attended = { $scope ->
    [eligible] 対象となってから
   *[all] {""}
}開催された{ $total }回{ $unknown ->
    [0] { $absent ->
        [0] 全てに参加しました。
       *[other] のうち、{ $attended }回参加しました。
    }
   *[other] のうち、少なくとも{ $attended }回参加しました。{ $unknown }回は参加したかどうかの記録がありません。
}
# 短い要約。`run` と `away` は直近の回数で、述べることがなければ0
country-finding = { $scope ->
    [eligible] 対象となってから
   *[all] {""}
}開催された{ $total }回{ $unknown ->
    [0] { $absent ->
        [0] の全てに参加しました。
       *[other] のうち、{ $attended }回参加しました。
    }
   *[other] のうち、少なくとも{ $attended }回参加しました。
}{ $run ->
    [0] {""}
    [1] 直近の回にも参加しています。
   *[other] 直近{ $number }回は続けて参加しています。
}{ $away ->
    [0] {""}
    [1] 直近の回は不参加です。
   *[other] 直近{ $number }回は不参加です。
}
country-finding-few = { $seminars }に参加しました。ほか{ $unknown }回は参加国の一部が判明していません。
country-came-to = { $host }（{ $year }）
country-never = { $scope ->
    [eligible] 対象となってから
   *[all] {""}
}開催された{ $total }回のうち、{ $unknown ->
    [0] 参加はありません。
   *[other] 参加の記録はありません。{ $absent ->
        [0] {""}
       *[other] { $absent }回は不参加、
    }{ $unknown }回は参加したかどうかの記録がありません。
}
country-last = 直近の参加は{ $seminar }です。{ $since ->
    [0] これが開催済みの最新のセミナーです。
    [1] その後1回開催され{ $unknown ->
        [0] ています。
       *[other] ましたが、参加したかどうかの記録がありません。
    }
   *[other] その後{ $since }回開催され{ $unknown ->
        [0] ています。
       *[other] 、うち{ $unknown }回は参加したかどうかの記録がありません。
    }
}
country-gap = { $gap ->
    [1] 記録のある直近のセミナーには参加していません。
   *[other] 記録のある直近{ $gap }回のセミナーには続けて参加していません。
}
country-streak = 記録のある直近{ $streak }回のセミナーには続けて参加しています。
country-none-held = 対象となってから開催されたセミナーはありません。
country-no-seminar = この国については、この事務所のセミナーの記録がありません。

## カード
card-country_seminars = 各回の参加状況
    .rule = 全年度を示します。「不参加」とするのは、参加国が全て判明しているセミナーに限ります。
country-strip = 数字は人数です。{ $peers ->
    [0] {""}
    [1] 小さな点は、同じ回の{ $names }の参加状況です。短い線は記録なしを表します。
   *[other] 小さな点は、順に、同じ回の{ $names }の参加状況です。短い線は記録なしを表します。
}
country-delegates = { $seminars }回に計{ $people }名が参加しました{ $seminars ->
    [1] 。
   *[other] { $spread ->
        [1] （各{ $low }名）。
       *[other] （1回当たり{ $low }～{ $high }名）。
    }
}
country-delegates-none = この国からの参加者は記録がありません。
card-country_themes = 参加したテーマと未参加のテーマ
    .rule = 塗りは参加あり（年度を併記）、枠のみは未参加又は当時対象外、斜線は記録なしです。「未参加」とするのは、そのテーマのどのセミナーにも参加していないことが分かっている場合に限ります。
country-themes = 事務所のセミナーのテーマ{ $themes }種類のうち、参加ありは{ $met }種類、未参加は{ $never }種類{ $closed ->
    [0] {""}
   *[other] 、当時対象外は{ $closed }種類
}{ $open ->
    [0] です。
   *[other] 、記録なしは{ $open }種類です。
}
country-chips = テーマ{ $themes }種類のうち、参加ありは{ $met }種類{ $new ->
    [0] {""}
   *[other] 、初めてとなるのは{ $new }種類
}{ $unknown ->
    [0] です。
   *[other] 、記録なしは{ $unknown }種類です。
}
card-country_places = 訪れた開催地と視察先
    .rule = この国が対面で参加したセミナーについて、記録のある日程から視察先を示します。
country-no-family = ほかのテーマ
country-places = 日本で開催された{ $seminars }回のセミナーで、{ $sites }か所の視察先を訪れました。{ $silent ->
    [0] {""}
   *[other] { $silent }回は視察先の記録がありません。
}
country-places-online = このほか{ $seminars }回はオンラインで参加しました。
country-places-none = 来日の記録はありません。{ $online ->
    [0] {""}
   *[other] { $online }回はオンラインで参加しました。
}
country-places-list = 訪れた場所の一覧（回別）
country-site-none = 視察先の記録なし

## 記録がない項目
card-country_unknowns = 記録がない項目
country-unknown-attendance = 参加したかどうか
country-unknown-themes = 参加したセミナーのテーマ
country-unknown-sites = 参加したセミナーの視察先
country-unknown-years = 開催の記録がない年度
country-unknown-nothing = ここに示す項目には、全て記録があります。

## 次回に向けて、出典
card-country_next = 次回に向けて
country-new = { $count ->
    [0] { $country }にとって初めてと分かっているテーマはありません。
   *[other] { $country }にとって初めてとなるテーマは{ $count }種類です（{ $themes }）。
}
country-ask = 国の一覧の提供を依頼する回は、{ $years }の{ $count }回です。
country-ask-door = 依頼文（ホーム）
country-sources = 出典{ $count }件
