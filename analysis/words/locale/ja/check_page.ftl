## ページ
page-check = セミナーの追加・修正
    .menu = セミナーの追加・修正
    .lead = 報告書から新しい年度を加えたり、既にある回を修正したりできます。Excelのファイルからも取り込めます。保存するまでデータは変わらず、保存したものはいつでも取り消せます。
check-demo = デモ用データはプログラムで作られているため、ここでは保存できません。ファイルは、デモ用データに対しても確認できます。
check-demo-door = データを加えるには公表記録を開く

## ファイルの選択
card-check_files = ファイルの選択
check-files-text = Excelで保存したCSVやExcelブック（.xlsx）、又は「データについて」からダウンロードした全ての表（圧縮ファイル）を選択します。新しいセミナーとその参加者など、関連するファイルは同時に選択してください。見出しは英語でも日本語でもよく、順番も問いません。空欄は「記録なし」を表します。
check-files = Excelのファイル（それぞれ{ $megabytes }MBまで）
check-files-choose = ファイルを選択
check-files-drop = ここにドロップすることもできます
check-files-not-taken = 「！」の印が付いたファイルはアップロードできませんでした。{ $megabytes }MBを超えている、既に{ $most }件ある、又は送信が途中で切れたためです。行を複数のファイルに分けるか、不要な画像やシートを除くか、2回に分けて、もう一度選択してください。
check-files-too-many = 先頭の{ $most }件だけを読み取りました。ファイルを減らすか、2回に分けて確認してください。
check-kept = 前に選んだファイルが残っています：{ $names }。
check-left-out-replaced = 「{ $other }」が再び選ばれたため、前のファイルに代えて新しいファイルを読みました。
check-left-out-same_file = 「{ $other }」は「{ $name }」と同じファイルのため、一度だけ読みました。
check-kept-remove = 取り除く
card-check_template = 入力用のひな形
check-template-text = 見出し、選択肢、列ごとの説明が付いたブックです。入力して保存し、このページで選択してください。
check-template-table = 表
check-template-rows = 行
check-template-blank = 空欄
check-template-filled = 現在の行（修正用）
template-example = 例：{ $example }
template-made = 空欄のままにしてください。取込みの際に自動で入ります。
template-named = 対応するシートにある名称か、一覧にある名称を入力してください。空欄のときは、このファイルのものとします。
template-seminar = セミナー一式
check-template-download = ひな形のダウンロード

## ファイルの判定
verdict-accepted = { $table }の表として取り込めます。{ $counts }{ $odd ->
        [0] {""}
       *[other] 念のため確認する箇所が{ $odd }件あります（下記）。
    }
verdict-refused = このままでは取り込めません。{ $counts }修正が必要な箇所が{ $problems }件あります。
check-mode = 取込みの方法
check-mode-add = 追加と修正
    .means = 既にある行はファイルの内容に置き換え、新しい行を加えます。そのほかの行は残ります。
check-mode-replace = 表全体の差し替え
    .means = 表全体をこのファイルの内容に置き換えます。ファイルにない行は削除されます。
check-mode-same = 上のファイルと同じ表のため、取込みの方法も同じです。
check-problems = 修正が必要な箇所
check-problems-shown = { $all }件のうち先頭の{ $shown }件を表示しています。全件はダウンロードして確認できます。
check-kinds-shown = { $all }種類のうち先頭の{ $shown }種類を表示しています。全件はダウンロードして確認できます。
check-alike = 同じ内容のものは1行にまとめています。レポートには1件ずつ行番号とともに記されています。
check-odd = 念のため確認する箇所
check-odd-means = これらの行はこのまま取り込めますが、通常と異なる点があります。出典と照らし合わせてください。
check-normalised-count = 表記を読み替えた箇所が{ $count }件あります
check-nothing-normalised = 全て元の表記のとおりに読み取りました。
report-row = 行
report-column = 列
report-value = 入力された値
report-place = 箇所
report-why = 理由
report-fix = 修正の方法
report-read = 元の表記
report-became = 読み替え後
report-left-out = （除外）
report-whole-file = ファイル全体
report-tab = タブ
report-title = { $file }の確認結果
check-download-csv = 確認結果（CSV）
check-download-xlsx = 確認結果（Excel）
check-download-marked = 印を付けた元の行（Excel）

## 変更内容
card-check_changes = 変更内容
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
check-changes-wait = 全てのファイルを取り込めるようになると、変更内容を表示します。必要な箇所を修正するか、上の一覧からファイルを外してください。
check-changes-problems = このままでは保存できません。保存すると、ほかの表との不整合が{ $count }件生じます。
check-changes-odd = このまま保存できますが、保存すると、念のため確認する箇所が新たに{ $count }件生じます。
check-numbers = 各ページの数値の変化
check-numbers-none = 各ページの数値は変わりません。
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
check-who = 保存者
    .placeholder = イニシャル又は部署名
    .help = 日時とともに保存の履歴に記され、このページを使う誰もが読めます。メールアドレスは入力しないでください。
check-who-missing = 保存者のイニシャル又は部署名を入力してください（例：交流課）。
check-who-mail = メールアドレスではなく、イニシャル又は部署名を入力してください。
check-save = 保存する
check-saved = 保存しました。各ページには新しいデータが表示されます。
check-saved-doors = 変更箇所：
check-saved-undo = 保存を取り消すには、「保存の履歴」でその保存の「取り消す」を選択してください。
check-undone = 保存を取り消しました。ファイルは保存前と全く同じ内容に戻っています。
card-check_history = 保存の履歴
check-history-none = このページからは、まだ何も保存されていません。
check-history-undone = { $id }の取消し。
check-undo = 取り消す
check-undo-text = 保存{ $id }の前の内容に、ファイルを全く同じ形で戻します。取消しも一つの保存として残り、再び取り消せます。
check-undo-who = 取消しを行う人
check-undo-do = 保存{ $id }を取り消す
