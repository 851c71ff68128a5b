## Header
header-home = Kizuna: home
header-menu = Menu
header-pages = Pages
section-who = Who came
section-where = Where & what
section-next = Next seminar
section-data = Data
search-field-header = Search from any page
demo-ribbon = Demonstration data: invented, to show what Kizuna can tell. No real seminar is described.
demo-leave = Show the published record

## Pages
page-home = Kizuna
    .menu = Home
    .lead = The Local Government Exchange and Cooperation Seminar invites senior local government officials to Japan for one week: first Tokyo, then a host municipality or prefecture.
page-participation = Trend
    .menu = Trend
    .lead = Who came over the years: by country, by seminar, and how much of it is documented.
page-countries = Countries
    .menu = Countries
    .lead = Each country that the office covers and when it last came; below, who was not at a seminar. Absence is kept apart from what is not documented.
page-site_visits = Map of visits
    .menu = Map of visits
    .lead = Where the delegates went. Choose a site on the map or in the list.
page-seminars = Seminars
    .menu = Seminars
    .lead = When and where each seminar was, who came, and what it was about.
page-what_we_know = What we know
    .menu = What we know
    .lead = Which information is still needed, and how far each seminar is documented.

## Link to a page
copy-link = Copy link
copy-link-done = Link copied
copy-link-by-hand = Copy the link from this field
copy-link-address = Link to this page

## Filters
filter-office = Office
filter-all-offices = All offices
filter-all = All
filter-fiscal_years = Fiscal years
filter-fiscal_years-all = All years
filter-years-range = From and to
filter-years-all = All
filter-years-since = Since { $year }
filter-years-newest = Last five seminars
years-range = { $first }–{ $last }
filter-countries = Countries
filter-countries-all = All countries
filter-countries-some = { $count } countries
filter-groups-countries = Groups of countries
filter-themes = Themes
filter-themes-all = All themes
filter-themes-some = { $count } themes
filter-groups-themes = Families of themes
filter-language = Language
