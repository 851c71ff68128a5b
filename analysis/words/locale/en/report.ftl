## Printed reports
report-demonstration = Demonstration data: everything here is invented and describes no real seminar.
report-watermark = DEMONSTRATION
report-page = Page { $page } of { $pages }
report-subject = Subject: { $subject }
report-title-brief = Annual brief to { $year }
report-title-brief-none = Annual brief
report-title-country = { $country }: country fact sheet

## The seminar report
report-participants = Delegates by country
report-missing = Not present, or not documented
report-parts = What the two parts are for
report-part-central = In Tokyo, the delegates see the side of the central government: how policies for local administration{ $themes ->
    [none] {""}
   *[other] {" "}and for the themes ({ $themes })
} are made for the whole country.
report-part-host = With { $hosts }, they see what a Japanese local government does, and how it develops its own region.
report-part-host-unknown = With a local government, they see what it does, and how it develops its own region.
report-parts-source = The purpose of the two parts as the published report on the seminar of FY2019 describes it.
report-part-days = Documented on { $days ->
    [one] 1 day.
   *[other] { $days } days.
}
report-part-no-days = No day of this part is documented.
report-wording = Theme wording
report-places = Places visited
report-way = Straight lines in programme order, not routes
report-unknown = What is not documented
report-settles = { $lacking }. { $settles }
report-last-attended = { $countries } (last: { $seminar }, { $ago })

## Columns
report-date = Date
report-location = Location
report-within = Known to within about
report-item = Programme

## The annual brief
report-missing-at = Not present at { $seminar }
report-represented = { $countries }: { $line }
report-event = { $date }: { $event }
report-state = The state of the seminar
report-further = { $count ->
    [one] 1 further fact is not documented.
   *[other] { $count } further facts are not documented.
}
report-seminars = { $n } (last: { $year })

## The country fact sheet
report-sites-earlier = Earlier seminars attended: { $years }.

## The command
report-written = Written: { $file }
report-not-written = { $file } cannot be written: { $why }
report-no-seminar = There is no seminar “{ $given }”. The seminars are: { $known }
report-no-country = No office is documented to cover a country “{ $given }”. The countries are: { $known }
report-no-office = There is no office “{ $given }”. The offices are: { $known }

## The page
page-reports = Reports
    .menu = Reports
    .lead = The same numbers on paper, to be printed or sent: see the pages, then download the file. In English and Japanese.
reports-choose = Reports
reports-seminar = Seminar report
    .about = One seminar: countries, programme, map and sources.
reports-brief = Annual brief
    .about = The state of the seminar up to the latest one, on two pages.
reports-country = Country fact sheet
    .about = The seminars, themes and sites of one country, on one page.
reports-making = Preparing pages …
reports-download-all = Download the sheets of all countries (ZIP)
reports-page-alt = { $title }, { $page }. The downloaded PDF holds the same as text.
reports-door-seminar = Print the report of this seminar
reports-door-brief = Print the annual brief
reports-door-country = Print the fact sheet of this country
