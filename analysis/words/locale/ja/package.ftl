## データ全体のパッケージ
package-title-record = Kizuna：海外自治体幹部交流協力セミナーの公表記録
package-title-demo = Kizuna：海外自治体幹部交流協力セミナーのデモ用データ（架空）
package-text-record = 公開資料に基づくセミナーの記録で、行ごとに出典を付けています。空欄は「記録なし」を意味し、ゼロや「なし」ではありません。表計算ソフトで数式として実行されるおそれのある文字列には、先頭にアポストロフィを付けています。
package-text-demo = 全ての機能をご覧いただくための架空のデータで、事実ではありません。空欄は「記録なし」を意味し、ゼロや「なし」ではありません。表計算ソフトで数式として実行されるおそれのある文字列には、先頭にアポストロフィを付けています。
package-download = 全ての表をダウンロード（圧縮ファイル）
package-download-text = 表示中のデータの全ての表を一つにまとめたものです。CSVファイルに、プログラムで読める説明（データパッケージの標準形式）を添えています。「セミナーの追加・修正」でそのまま取り込めます。

## 表
table-name-seminars = セミナー
table-name-hosts = 開催地
table-name-seminar_themes = セミナーのテーマ
table-name-delegates = 参加者
table-name-programme = 日程
table-name-sites = 視察先
table-name-sources = 出典
table-name-countries = 国
table-name-eligibility = 対象国
table-name-offices = 事務所
table-name-groups = 国のグループ
table-name-group_members = グループの国
table-name-theme_families = テーマの分類
table-name-themes = テーマ
table-name-prefectures = 都道府県
table-name-events = 出来事
