## 報告書のファイル
report-file-pdf = PDFをダウンロード
    .other = 英語版のPDF
report-file-html = ウェブページ
    .other = 英語版のウェブページ
report-file-pptx = スライド（PowerPoint）
    .other = 英語版のスライド（PowerPoint）
report-files-text = ウェブページは一つのファイルで、送付や保存に適しています。ネットワークがなくても開け、図にポインターを合わせると数値が表示されます。スライドの表とグラフは編集できます。
report-slide-further = { $title }（{ $number }）
