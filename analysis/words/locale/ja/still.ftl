## 静止画の地図
still-why = お使いのブラウザーでは操作できる地図を表示できないため（WebGLが使えません）、静止画の地図を表示しています。地図で選べるものは、このページの一覧や表でも選択できます。
still-banner = デモ用データ：この図の内容は全て架空のもので、実際のセミナーではありません。

## 印刷
print-record = 公表資料の記録
print-demo = デモ用データ（全て架空）
print-day = { $day }印刷。

## 印刷用の書体にない文字
letters-not-set = 印刷用の書体にない文字が{ $count }字あります。「{ $sign }」で表しています：{ $letters }。
letters-not-set-more = 印刷用の書体にない文字が{ $count }字あります。「{ $sign }」で表しています：{ $letters }ほか{ $more }字。
letters-not-set-in-pdf = PDFについて：{ $sentence }
letters-not-set-in-png = PNGについて：{ $sentence }
letters-not-set-in-file = { $file }：{ $sentence }
