# コマンド
console-usage = 使い方：{ $command }
console-unknown = このようなオプションはありません：{ $options }
console-wrong = { $option }の指定が正しくありません。値がないか、使えない値か、ほかのオプションと併用できないものです。
