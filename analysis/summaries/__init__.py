"""One question, one small tidy frame, for whatever part of the data the reader has chosen.

Every summary takes a `Dataset`, narrowed or not, and never changes it. Ids keep the type they
have in their own table, counts are Int64, and NA says "not documented". Where a list is open, a
count is of what is documented, and a column of the same row says so.
"""
