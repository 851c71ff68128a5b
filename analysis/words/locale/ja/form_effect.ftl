## セミナーの入力を保存したときの変更内容
effect-new = { $seminar }が記録されます：{ $facts }。
effect-corrected = { $seminar }の記録を修正します。
effect-none = 入力した内容はデータと同じため、変更はありません。
effect-joint = 、
effect-held = { $dates ->
    [none] {""}
   *[other] { $dates }
}{ $hosts ->
    [none] {""}
   *[other] （{ $hosts }）
}{ $status ->
    [held] 開催
    [cancelled] 中止
    [announced] 開催予告のみ
   *[uncertain] 開催の有無は不確か
}
effect-people = 参加者{ $people }名
effect-people-from = 参加者{ $people }名（{ $open ->
    [yes] 少なくとも
   *[no] {""}
}{ $countries }か国）
effect-from = 参加国{ $open ->
    [yes] は少なくとも
   *[no] {""}
}{ $countries }か国
effect-cell = { $what }：「{ $before }」を「{ $after }」に変更します。
effect-text = { $what }：文を変更します。
effect-more = { $names }ほか{ $more }件
effect-delegates-of = { $country }（{ $people }名）
effect-nameless = 国の記録がない参加者
effect-hosts = { $change ->
    [added] 追加する開催地
    [removed] 削除する開催地
   *[changed] 修正する開催地
}：{ $names }。
effect-seminar_themes = { $change ->
    [added] 追加するテーマ
    [removed] 削除するテーマ
   *[changed] 修正するテーマ
}：{ $names }。
effect-delegates = { $change ->
    [added] 追加する参加者
    [removed] 削除する参加者
   *[changed] 修正する参加者
}：{ $names }。
effect-programme = { $change ->
    [added] 追加する日程の項目
    [removed] 削除する日程の項目
   *[changed] 修正する日程の項目
}：{ $names }。
effect-order = 日程の項目の順序を変更します。
effect-sites = { $change ->
    [added] 追加する視察先
    [removed] 削除する視察先
   *[changed] 修正する視察先
}：{ $names }。
effect-sources = { $change ->
    [added] 追加する出典
    [removed] 削除する出典
   *[changed] 修正する出典
}：{ $names }。
effect-map = 新たに地図に示す視察先{ $count }か所：{ $names }。
