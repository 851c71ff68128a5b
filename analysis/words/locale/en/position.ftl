## A position that is typed or pasted: what is wrong with it, and what to do
position-said = { $what } { $fix }
position-none = No position can be read from this.
    .fix = Write latitude and longitude, such as 33.9578, 130.9414, or paste the address of a map.
position-half = This is one number of the two.
    .fix = Write latitude and longitude beside each other, such as 33.9578, 130.9414.
position-several = This can be read as more than one position.
    .fix = Write one latitude and one longitude with a comma between them, such as 33.9578, 130.9414.
position-abroad = This position lies outside Japan.
    .fix = Check both numbers; latitudes in Japan are between 20 and 46, longitudes between 122 and 154.
position-link = The address of this page does not contain a position.
    .fix = Open it, choose the place on the map and copy its coordinates.

## A position before it is saved
place-map-alt = { $uncertain ->
        [yes] Map of { $latitude } degrees north, { $longitude } degrees east, near { $near }. { $within }.
       *[no] Map of { $latitude } degrees north, { $longitude } degrees east, near { $near }.
    }
