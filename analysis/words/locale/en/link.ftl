## What of a link could not be used
link-unused = Not used from this link: { $parts }.
link-part = { $name } “{ $value }”
link-part-near = { $part } (closest: { $names })
link-more = { $count } more
link-seminar = There is no seminar “{ $name }” here. Choose one above.
