# データフォルダーの控え：python -m analysis.backup
backup-written = { $file }：同じ時点の表{ $tables }件と保存の記録{ $saves }件を控えました。
backup-nothing = { $folder } にはKizunaの表がないため、何も控えませんでした。{ $option } でデータのフォルダーを指定してください。
backup-not-read = { $folder } を控えられませんでした。{ $why }
backup-restored = { $folder } を{ $made }の状態に戻しました（表{ $tables }件、保存の記録{ $saves }件）。
backup-not-restored = { $folder } は変更していません。{ $why }
backup-newer = { $folder } は変更していません。{ $made }の控えにない内容が含まれています。先に現在のフォルダーを控えてから、{ $option } を付けて戻してください。
backup-unreadable = { $file } を読み取れません{ $detail ->
    [none] 。
   *[other] （{ $detail }）。
}何も変更していません。
backup-foreign = { $file } はKizunaの控えではありません。何も変更していません。
backup-later = { $file } は新しい版のKizunaで作られた控えです。何も変更していません。その版で戻してください。
backup-damaged = { $file } の内容が作成時と異なります。何も変更していません。別の控えを使ってください。
backup-unsafe = { $file } にはKizunaの控えにないもの（{ $detail }）が含まれています。何も変更していません。
backup-removed = { $copies ->
    [0] 削除すべき古い控えはありませんでした。
   *[other] 古い控えを{ $copies }件削除しました。
}
backup-old-stay = 古い控えを削除できませんでした{ $why ->
    [none] 。
   *[other] （{ $why }）。
}
backup-tried = { $file } を空のフォルダーに戻しました。表{ $tables }件と保存の記録{ $saves }件は、元と完全に一致しています。{ $problems ->
    [0] 記録に修正が必要な問題はありません。
   *[other] 記録に修正が必要な問題が{ $problems }件あります。
}
backup-differs = { $file } は元どおりに戻りませんでした：{ $names }。別の控えを使ってください。
backup-not-tried = { $file } を空のフォルダーに戻せませんでした。{ $why }

# kizuna upgrade
upgrade-why = 版{ $contract }のデータ仕様の列
upgrade-added = { $file }：{ $columns }を加えました。
upgrade-left = { $file } には{ $columns }がなく、その値は自動では補えません。「セミナーの追加・修正」で現在の行の入ったひな形をダウンロードし、入力して保存してください。
upgrade-nothing = { $folder } にはデータ仕様（版{ $contract }）の列が全てあります。何も変更していません。
upgrade-refused = { $folder } を更新できませんでした。{ $why }

# kizuna forget
forget-done = { $place }：{ $entries ->
    [0] この人の保存はありません。
   *[other] 保存{ $entries }件で、この人の名前を{ $number }に置き換えました。
}
forget-drafts = { $count ->
   *[other] この人の下書き{ $count }件を削除しました。
}
forget-drafts-left = { $folder } にあるこの人の下書きを削除できませんでした（{ $why }）。
forget-also = このアドレスは{ $names }にも含まれていますが、変更していません。表は「セミナーの追加・修正」で修正し、不要なものは削除してください。
forget-log = サーバーのログには、削除されるまで保存やサインインをした人の名前が残ります。ここで指定していない控えも同じです。
