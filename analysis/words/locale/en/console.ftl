# The commands.
console-usage = usage: { $command }
console-unknown = There is no such option: { $options }.
console-wrong = Something is wrong with { $option }: it may lack its value, have one that is not possible, or exclude another option.
