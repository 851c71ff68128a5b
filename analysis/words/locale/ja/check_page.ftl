## ページ
page-check = データの確認・追加
    .menu = データの確認・追加
    .lead = Excelのファイルで、新しい年度を加えたり行を直したりできます。保存するまでデータは変わらず、保存したものはいつでも取り消せます。
check-demo = デモデータはプログラムで作られているため、ここでは保存できません。ファイルをデモデータと照らして確かめることはできます。
check-demo-door = データを加えるには公表記録を開く

## ファイルの選択
card-check_files = ファイルの選択
check-files-text = Excelで保存したCSVやExcelブック（.xlsx）、または「データについて」からダウンロードした全ての表（圧縮ファイル）を選びます。新しいセミナーとその参加者など、関連するファイルは同時に選んでください。見出しは英語でも日本語でもよく、順番も問いません。空欄は「記録なし」を表します。
check-files = Excelのファイル（それぞれ{ $megabytes }MBまで）
check-files-choose = ファイルを選ぶ
check-files-drop = ここにドロップすることもできます
check-files-not-taken = 「！」の印が付いたファイルは受け取れませんでした。{ $megabytes }MBを超えている、すでに{ $most }件ある、または送信が途中で切れたためです。行を複数のファイルに分けるか、不要な画像やシートを除くか、二度に分けて、もう一度選んでください。
check-files-too-many = 先頭の{ $most }件だけを読み取りました。ファイルを減らすか、二度に分けて確かめてください。
check-kept = 前に選んだファイルが残っています：{ $names }。
check-left-out-replaced = 「{ $other }」が再び選ばれたため、前のファイルに代えて新しいファイルを読みました。
check-left-out-same_file = 「{ $other }」は「{ $name }」と同じファイルのため、一度だけ読みました。
check-kept-remove = 取り除く
card-check_template = 入力用のひな形
check-template-text = 見出し、選択肢、列ごとの説明が付いたブックです。入力して保存し、このページで選んでください。
check-template-table = 表
check-template-rows = 行
check-template-blank = 空欄
check-template-filled = 現在の行（修正用）
template-example = 例：{ $example }
check-template-download = ひな形のダウンロード

## ファイルの判定
verdict-accepted = { $table }の表として受け付けられます。{ $counts }{ $odd ->
        [0] {""}
       *[other] 念のため確かめていただきたいところが{ $odd }件あります（下記）。
    }
verdict-refused = まだ受け付けられません。{ $counts }直すところが{ $problems }件あります。
check-mode = このファイルの入れ方
check-mode-add = 追加と修正
    .means = 既にある行はファイルの内容に置き換え、新しい行を加えます。そのほかの行は残ります。
check-mode-replace = 表全体の差し替え
    .means = 表をこのファイルのとおりにします。ファイルにない行は削除されます。
check-mode-same = 同じ表である上のファイルと同じ入れ方になります。
check-problems = 直すところ
check-problems-shown = { $all }件のうち先頭の{ $shown }件を表示しています。全てはダウンロードで確かめられます。
check-kinds-shown = { $all }種類のうち先頭の{ $shown }種類を表示しています。全てはダウンロードで確かめられます。
check-alike = 同じ内容の問題は1行にまとめています。レポートには1件ずつ行番号とともに記されています。
check-odd = 念のため確かめるところ
check-odd-means = これらの行はこのまま受け付けますが、通常と異なる点があります。出典と照らし合わせてください。
check-normalised-count = 書かれた形と異なる形で読んだところが{ $count }件あります
check-nothing-normalised = 全て書かれたとおりに読みました。
report-row = 行
report-column = 列
report-value = 入力された値
report-place = 箇所
report-why = 理由
report-fix = 直し方
report-read = 書かれた形
report-became = 読み方
report-left-out = （除外）
report-whole-file = ファイル全体
report-tab = タブ
report-title = { $file }の確認結果
check-download-csv = 確認結果（CSV）
check-download-xlsx = 確認結果（Excel）
check-download-marked = 印を付けた元の行（Excel）

## 変わるところ
card-check_changes = 変わるところ
difference = { $table }：追加{ $added }行、変更{ $changed }行、削除{ $removed }行。
difference-added = 追加
difference-changed = 変更
difference-removed = 削除
difference-column = 列
difference-before = 変更前
difference-after = 変更後
difference-blank = （空欄）
difference-shown = { $all }行のうち先頭の{ $shown }行を表示しています。
check-changes-none = データは既にこのファイルと同じ内容です。保存するものはありません。
check-changes-wait = 全てのファイルが受け付けられると、変わるところを表示します。問題を直すか、上の一覧からファイルを外してください。
check-changes-problems = このままでは保存できません。ほかの表と合わせると、今はない問題が{ $count }件生じます。
check-changes-odd = このまま保存できますが、ほかの表と照らすと、今はない気になる点が{ $count }件生じます。
check-numbers = 各ページで変わる数
check-numbers-none = 各ページの数は変わりません。
change-seminar = セミナー
change-measure = 項目
change-all-seminars = { $office }の全て
measure-coverage = 参加国数
measure-participants = 参加者数
measure-delegates = 国の記録がある参加者
measure-hosts = 開催地
measure-sites = 視察先
measure-seminars = 開催回数
measure-countries = 国

## 保存
card-check_save = 保存
check-save-text = { $names }の{ $files }件のファイルをまとめて書き換えます。現在のファイルは控えとして残るため、保存は取り消せます。
check-who = 保存する人
    .placeholder = イニシャルまたは部署名
    .help = 日時とともに保存の履歴に記され、このページを使う誰もが読めます。メールアドレスは入力しないでください。
check-who-missing = 保存する人のイニシャルまたは部署名を入力してください（例：交流課）。
check-who-mail = メールアドレスではなく、イニシャルまたは部署名を入力してください。
check-save = 保存する
check-saved = 保存しました。各ページには新しいデータが表示されます。
check-saved-doors = 変わったところ：
check-undone = 保存を取り消しました。ファイルは保存前と全く同じ内容に戻っています。
card-check_history = 保存の履歴
check-history-none = このページからは、まだ何も保存されていません。
check-history-undone = { $id }の取消し。
check-undo = 取り消す
check-undo-text = 保存{ $id }の前の内容に、ファイルを全く同じ形で戻します。取消しも一つの保存として残り、再び取り消せます。
check-undo-who = 取り消す人
check-undo-do = 保存{ $id }を取り消す
