# コマンド
console-usage = 使い方：{ $command }
console-unknown = このようなオプションはありません：{ $options }
console-wrong = { $option }の指定が正しくありません。値がないか、使えない値か、ほかのオプションと併用できないものです。
console-surplus = どのオプションにも属さない指定があります：{ $arguments }。前にオプションを書くか、空白を含む値は引用符で囲むか、不要なら取り除いてください。
