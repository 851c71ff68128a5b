## What saving the form of a seminar changes
effect-new = { $seminar } becomes documented: { $facts }.
effect-corrected = { $seminar } is corrected.
effect-none = Nothing changes: the data already say what the form says.
effect-joint = ;{" "}
effect-held = { $status ->
    [held] held
    [cancelled] cancelled
    [announced] announced
   *[uncertain] not certain whether it was held
}{ $dates ->
    [none] {""}
   *[other] {" "}{ $dates }
}{ $hosts ->
    [none] {""}
   *[other] {" "}in { $hosts }
}
effect-people = { $people ->
    [one] 1 participant
   *[other] { $people } participants
}
effect-people-from = { $people ->
    [one] 1 participant
   *[other] { $people } participants
} from { $open ->
    [yes] at least{" "}
   *[no] {""}
}{ $countries ->
    [one] 1 country
   *[other] { $countries } countries
}
effect-from = participants from { $open ->
    [yes] at least{" "}
   *[no] {""}
}{ $countries ->
    [one] 1 country
   *[other] { $countries } countries
}
effect-cell = { $what }: “{ $before }” becomes “{ $after }”.
effect-text = { $what }: the text changes.
effect-more = { $names } and { $more } more
effect-delegates-of = { $country } ({ $people })
effect-nameless = countries not recorded
effect-hosts = { $change ->
    [added] Hosts added
    [removed] Hosts removed
   *[changed] Hosts corrected
}: { $names }.
effect-seminar_themes = { $change ->
    [added] Themes added
    [removed] Themes removed
   *[changed] Themes corrected
}: { $names }.
effect-delegates = { $change ->
    [added] Delegates added
    [removed] Delegates removed
   *[changed] Delegates corrected
}: { $names }.
effect-programme = { $change ->
    [added] Programme items added
    [removed] Programme items removed
   *[changed] Programme items corrected
}: { $names }.
effect-order = The items of the programme come in another order.
effect-sites = { $change ->
    [added] Sites added
    [removed] Sites removed
   *[changed] Sites corrected
}: { $names }.
effect-sources = { $change ->
    [added] Sources added
    [removed] Sources removed
   *[changed] Sources corrected
}: { $names }.
effect-map = { $count ->
    [one] 1 site is new on the map: { $names }.
   *[other] { $count } sites are new on the map: { $names }.
}
