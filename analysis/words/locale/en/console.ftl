# The commands.
console-usage = usage: { $command }
console-unknown = There is no such option: { $options }.
console-wrong = Something is wrong with { $option }: it may lack its value, have one that is not possible, or exclude another option.
console-surplus = There is no place for { $arguments }. Write before a value the option that it belongs to, put a value with spaces in quotation marks, or leave out what is not needed.
