"""What a link asks for, in whatever form people and programs have left it.

Mail programs put brackets, quotes and full stops around a link and "&amp;" into it; people write
names where ids stand, and years as they speak of them. What can mean only one thing is understood,
by the readers that files and the search have; the rest is told, and never taken for another thing.
"""

from analysis.link.nearest import nearest
from analysis.link.reading import Link, Unused, read_link

__all__ = ["Link", "Unused", "nearest", "read_link"]
