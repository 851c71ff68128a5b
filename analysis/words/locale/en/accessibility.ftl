## The accessibility statement on About the data
card-accessibility = Accessibility
accessibility-aim = Aim
    .text = Every page, in English and Japanese, light and dark, with either data set, is made to meet WCAG 2.2 at level AA, and with it JIS X 8341-3:2016 at level AA. Its makers test this themselves. Nobody outside has examined it, so no conformance is declared.
accessibility-tried = Tested on every page
    .text = Every page is opened in Chromium with each data set, language and theme, in a wide and a narrow window, and examined by axe-core with all its rules for WCAG 2.0, 2.1 and 2.2 at levels A and AA. There must be no finding.
accessibility-seen = Tested where it occurs
    .text = Further tests in Chromium look at what such rules cannot judge: the focus and the edge of each kind of control, text with wider spacing, forced colours, more contrast, reduced motion, a theme that changes while a page is open, the language of parts, and touch on a telephone.
accessibility-not_tried = Not tried
    .text = No person who uses a screen reader, a magnifier or voice control every day has tried Kizuna. It has not been tried with NVDA, JAWS, PC-Talker or VoiceOver, nor in Firefox or Safari.
accessibility-limits = Known limits
    .text = Tables under “Show table”, the list of sites and maps are drawn by Streamlit on a canvas, which forced colours and wider spacing do not reach; charts keep their colours under forced colours. The same numbers are in the CSV and Excel files. A site cannot be chosen on a map with the keyboard, only in the list beside it.
accessibility-contact = Found a barrier?
    .text = Please tell { $contact }.
    .nobody = Please tell the office that gave you this dashboard.
accessibility-revised = Last revised
