## The whole data set as a data package
package-title-record = Kizuna: published record of CLAIR's Local Government Exchange and Cooperation Seminar
package-title-demo = Kizuna: invented demonstration data of CLAIR's Local Government Exchange and Cooperation Seminar
package-text-record = What public sources say about the seminars, each row with its source. A blank cell means “not documented”, never zero, none or no. Text that a spreadsheet would run as a formula has an apostrophe before it.
package-text-demo = Invented data, made to show every feature; nothing in them happened. A blank cell means “not documented”, never zero, none or no. Text that a spreadsheet would run as a formula has an apostrophe before it.
package-download = Download all tables (ZIP)
package-download-text = All tables of the data shown now, in one archive: CSV files with a description that programs can read (Frictionless Data Package). It can be checked and added again as it is.

## Tables
table-name-seminars = Seminars
table-name-hosts = Hosts
table-name-seminar_themes = Themes of seminars
table-name-delegates = Delegates
table-name-programme = Programme
table-name-sites = Sites
table-name-sources = Sources
table-name-countries = Countries
table-name-eligibility = Eligible countries
table-name-offices = Offices
table-name-groups = Groups of countries
table-name-group_members = Countries of groups
table-name-theme_families = Families of themes
table-name-themes = Themes
table-name-prefectures = Prefectures
table-name-events = Events
