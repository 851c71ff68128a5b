## リンクのうち使えなかった指定
link-unused = このリンクのうち、次の指定は使えませんでした：{ $parts }
link-part = { $name }「{ $value }」
link-part-near = { $part }（近いもの：{ $names }）
link-more = ほか{ $count }件
link-seminar = 「{ $name }」というセミナーはありません。上の欄から選択してください。
