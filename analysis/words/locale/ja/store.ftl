# データベースに置いたデータ
store-away = **データの入ったデータベースが応答していません。** どのページも、{ $when }時点のデータを表示しています。応答が戻るまで保存はできません。

# kizuna store
store-copied = { $from } を { $to } に複製しました。表{ $tables }件と保存の記録{ $saves }件は、元と完全に一致しています。
store-differs = { $to } に書き込みましたが、{ $from } と一致しません：{ $names }。途中で保存された可能性があります。もう一度複製してください。
store-not-read = { $from } を読み取れませんでした。{ $why }
store-not-written = { $to } は変わっていません。{ $why }
store-newer = { $to } は変わっていません。{ $from } にない内容が含まれています。先に控えを作り、{ $option } を付けて実行してください。
store-not-named = データベースが指定されていません。{ $variable } にアドレスを設定してください（例：{ $example }）。
