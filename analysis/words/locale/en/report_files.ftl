## The files of a report
report-file-pdf = Download PDF
    .other = PDF in Japanese
report-file-html = Web page
    .other = Web page in Japanese
report-file-pptx = PowerPoint slides
    .other = PowerPoint slides in Japanese
report-files-text = The web page is one file to send or keep: it opens without a network, and its figures say their numbers under the pointer. The tables and charts of the slides can be edited.
report-slide-further = { $title } ({ $number })
