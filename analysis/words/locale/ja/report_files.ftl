## 報告書のファイル
report-file-pdf = PDFをダウンロード
    .other = 英語版のPDF
report-file-html = ウェブページ
    .other = 英語版のウェブページ
report-files-text = ウェブページは一つのファイルで、送付や保存に適しています。ネットワークがなくても開け、図に触れると数値が表示されます。
