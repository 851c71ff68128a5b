## Signing in
sign-in = ログイン
sign-out = ログアウト
account = アカウント
sign-in-failed = ログインできませんでした。もう一度お試しください。
door-title = ログインしてください
door-oidc = このダッシュボードの閲覧にはログインが必要です。ログイン後、開こうとしたページに戻ります。
door-proxy = このダッシュボードの閲覧にはログインが必要ですが、ログインを確認できません。ページを再読み込みしてください。それでも表示されない場合は、Kizunaの管理者にお問い合わせください。
file-unknown-title = ログインしてください
file-unknown-text = このファイルの閲覧にはログインが必要です。

## Who may change the data
obstacle-unknown = **データを変更できるのは編集者のみです。** 編集者の方は、先にログインしてください。
obstacle-reader = **データを変更できるのは編集者のみです。** 閲覧者としてログインしています。
access-ask = 編集を希望する場合の連絡先：{ $contact }
access-offices = 変更できるのは、{ $offices }のデータです。
access-shared = 全事務所に共通のデータ
check-who-signed-in = { $who }として保存します。保存の履歴に日時とともに記録され、編集者全員が閲覧できます。
not-saved-ended = ログインが終了しています。別のタブでログアウトしたか、ログインの有効期限が切れました。
    .fix = もう一度ログインしてから保存してください。
not-saved-reader = 編集者として登録されていません。
    .fix = Kizunaの管理者にお問い合わせください。
not-saved-office = 変更する権限のないデータ（{ $detail }）が変更されます。
    .fix = 該当する行をファイルから除くか、権限のある編集者に依頼してください。

## Settings that are not possible
setting-refused = Kizunaを起動できませんでした。{ $why }
setting-choice = { $variable }の値「{ $value }」は使えません。次のいずれかにしてください：{ $allowed }
setting-lacking = { $sign_in }には{ $variable }の設定が必要です。
setting-twice = { $variable }と{ $other }の両方が設定されています。どちらか一方にしてください。
setting-file = { $variable }が示す{ $file }を読めません：{ $why }
setting-hours = { $variable }の値「{ $value }」は使えません。0より大きく{ $most }以下の時間数にしてください。
setting-editors = 編集者の一覧に読めない項目があります：「{ $entry }」。アドレスとグループをコンマで区切り、必要に応じて等号の後に事務所を付けてください：{ $example }。名前にコンマ又は等号を含む場合は、二重引用符で囲んでください。
setting-editors-office = 編集者の一覧にある事務所「{ $office }」はデータにありません。データにある事務所：{ $offices }
setting-off = ログインを使わない設定では、{ $variable }は無効です。{ $needed }も設定するか、削除してください。
setting-open-editing = { $variable }は全員に、{ $other }は編集者のみに変更を認めます。どちらか一方にしてください。
setting-secret = { $variable }が短すぎます。無作為な{ $letters }文字以上が必要です（例：{ $command }の出力）。
setting-address = { $variable }の値「{ $value }」は使えません。{ $begins }（試用の場合は{ $trial }）で始まるアドレスにしてください。
setting-address-path = { $variable }の末尾を、Kizunaを公開しているパスにしてください：{ $path }
setting-package = { $variable }に必要なパッケージがありません：{ $command }
setting-not-own-machine = { $variable }ではプロキシの示す利用者情報を信頼するため、ほかから直接接続できないようにする必要があります。{ $option }を付けて起動してください。
