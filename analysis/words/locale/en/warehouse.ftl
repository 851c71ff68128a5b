## Delegates that a data warehouse adds up
card-delegates_source = Where the numbers of delegates come from
delegates-source-text = A data warehouse ({ $name }) adds up the delegates of the published record: one number for each seminar, country, basis and source. The file of delegates is not used. The warehouse is asked again every { $minutes } min.
delegates-source-read = Last asked { $when }: { $rows ->
    [one] 1 row was added up.
   *[other] { $rows } rows were added up.
}
delegates-source-unread = It has not answered yet, so delegates count as not documented.
delegates-source-failed = Asked { $when } without success: { $sentence }
delegates-source-kept = What was added up before is still shown.
package-download-summed = Its delegates are the sums of the data warehouse. Leave them out to add the other tables again.
table-delegates-summed = One row for each seminar, country, basis and source, as the data warehouse { $name } has added them up; the theme is blank.

problem-rows = { $count ->
    [one] 1 row
   *[other] { $count } rows
}
problem-engine_waiting = the data warehouse has not answered yet.
    .fix = Reload this page in a minute.
problem-engine_away = the data warehouse cannot be reached.
    .fix = The Kizuna administrator finds the reason in the log.
problem-engine_failed = the data warehouse did not answer.
    .fix = The Kizuna administrator finds the reason in the log.
problem-engine_slow = the data warehouse had no answer after { $detail } min.
    .fix = Ask it less often, which gives it more time, or have the rows added up there beforehand.
problem-engine_table = this table is not in the data warehouse, or Kizuna may not read it.
    .fix = Check its name, and the rights of the account.
problem-engine_type = the column holds “{ $value }”, which is no type of numbers.
    .fix = Give Kizuna a view in which the column holds whole numbers.
problem-engine_groups = the column has { $value } different values, so that more than { $detail } rows would be left.
    .fix = Check what the column holds.
problem-engine_serves = the numbers of delegates come from a data warehouse ({ $detail }), so that this file would change nothing.
    .fix = Leave this file out, and correct the rows in the warehouse.
setting-delegates = { $variable } cannot be read. Write one of { $engines }, then the address, # and the table with its schema, such as { $example }.
setting-minutes = { $variable } is “{ $value }”. It must be a number of minutes from 1 to { $most }.
