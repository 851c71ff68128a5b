"""How text is written: one form for each letter, signs that say more than a value, and names.

`normal` brings text to one form, `invisible` tells spelling from what cannot be seen, `marks` finds
the signs that say "perhaps", "not" or "about", `lost` letters that an encoding took away, `names`
and `territories` say which names are one, `kanji` which letters.
"""
