## Still maps
still-why = This browser cannot draw the interactive map (it has no WebGL), so a still one stands here. What can be chosen on the map can be chosen in the lists and tables of this page.
still-banner = Demonstration data: everything in this picture is invented and describes no real seminar.

## On paper
print-record = Published record
print-demo = Demonstration data, all of it invented
print-day = Printed on { $day }.

## Letters that print lacks
letters-not-set = { $count ->
    [one] One letter is in none of the fonts of print; { $sign } stands in its place: { $letters }.
   *[other] { $count } letters are in none of the fonts of print; { $sign } stands in their place: { $letters }.
  }
letters-not-set-more = { $count } letters are in none of the fonts of print; { $sign } stands in their place: { $letters } and { $more } more.
letters-not-set-in-pdf = In the PDF: { $sentence }
letters-not-set-in-png = In the PNG: { $sentence }
letters-not-set-in-file = { $file }: { $sentence }
