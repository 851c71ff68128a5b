"""What readers see: the menu, a file for each page, and what these are made of.

A package, so that no other one called `pages` in the environment is found before it.
"""
