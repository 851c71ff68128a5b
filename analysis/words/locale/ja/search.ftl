## 検索欄
search-label = 検索
search-placeholder = 名称又は年度
search-go = 検索
search-key = 「/」キーで検索欄に移動する
search-field-page = このページの検索

## ページ
page-search = 検索
    .menu = 検索
    .lead = 全ての事務所の国、開催地、テーマ、セミナー、視察先を、日本語又は英語の名称で探します。
search-blank = 上の欄に名称又は年度を入力してください。国、開催地とその都道府県、テーマとその原文、セミナーの年度（{ $years }）、視察先を探せます。かなでも、どの方式のローマ字でも検索できます（{ $places }）。
search-short = 2文字以上で入力してください（漢字は1文字でも検索できます）。
search-none = 「{ $query }」に一致するものは見つかりませんでした。
search-no-year = 「{ $query }」は、その元号に存在しない年のため、該当するセミナーはありません。
search-close = 似た名称
search-only-close = 「{ $query }」に一致する名称はありません。似た名称を示します（{ $counts }）。
search-found = 「{ $query }」の検索結果は{ $things }件（{ $counts }）です。
search-count-country = { $count }か国
search-count-host = 開催地{ $count }か所
search-count-theme = テーマ{ $count }種類
search-count-seminar = セミナー{ $count }回
search-count-site = 視察先{ $count }か所
search-first = { $all }件のうち最初の{ $shown }件を表示しています。検索語を長くすると絞り込めます。

## 見出し
search-country = 国
search-host = 開催地
search-theme = テーマ
search-seminar = セミナー
search-site = 視察先

## 結果の説明
search-form = 「{ $form }」で一致
search-abroad = { $year }（{ $office }）
search-attended = 記録のある直近の参加：{ $seminar }
search-attended-none = 参加の記録なし
search-taken-up = { $count ->
    [1] { $last }のセミナーで取り上げています
   *[other] { $count }回のセミナーで取り上げています（直近は{ $last }）
}
search-taken-up-none = 取り上げたセミナーの記録なし
search-visited = 訪問：{ $seminars }
search-dates-none = 会期の記録なし
search-themes-none = テーマの記録なし
