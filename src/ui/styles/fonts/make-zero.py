"""Makes zero.woff2: the figure 0 of Atkinson Hyperlegible Next without its slash, at every weight.

The slash is what lies between the two halves of the counter: joining the halves into one ring, with a curve where the
slash began and ended, gives the plain figure. Run with fonttools and brotli:

    python3 make-zero.py path/to/atkinson-hyperlegible-next-latin-wght-normal.woff2
"""

import sys

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import GlyphCoordinates
from fontTools.ttLib.tables.TupleVariation import TupleVariation

OUTER, LOWER, UPPER = range(0, 16), range(16, 27), range(27, 39)


def crossing(a, b, c, d):
    """Where the line from a through b meets the line from d through c."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = a, b, c, d
    ux, uy, vx, vy = bx - ax, by - ay, cx - dx, cy - dy
    t = ((cx - bx) * vy - (cy - by) * vx) / (ux * vy - uy * vx)
    return (round(bx + t * ux), round(by + t * uy))


def plain(points):
    """The points of the slashed figure, as those of the plain one."""
    p = list(points)
    lower, upper = [p[i] for i in LOWER], [p[i] for i in UPPER]
    # The lower half is cut between its points 3 and 4, the upper one between its points 0 and 1.
    right = crossing(lower[2], lower[3], upper[1], upper[2])
    left = crossing(upper[-1], upper[0], lower[4], lower[5])
    return [p[i] for i in OUTER] + lower[:4] + [right] + upper[1:] + upper[:1] + [left] + lower[4:]


font = TTFont(sys.argv[1])
glyf, gvar = font["glyf"], font["gvar"]
zero = glyf["zero"]
coordinates, ends, flags = zero.getCoordinates(glyf)
slashed = gvar.variations["zero"]  # read now: it is understood with the number of points of the drawing
assert list(ends) == [15, 26, 38], "the drawing of the figure has changed: look at it again"

zero.coordinates = GlyphCoordinates(plain(coordinates))
lower, upper = [flags[i] for i in LOWER], [flags[i] for i in UPPER]
zero.flags = bytearray([flags[i] for i in OUTER] + lower[:4] + [0] + upper[1:] + upper[:1] + [0] + lower[4:])
zero.endPtsOfContours = [15, len(zero.flags) - 1]
zero.numberOfContours = 2
zero.recalcBounds(glyf)

drawn, phantom = len(coordinates), 4
variations = []
for variation in slashed:
    deltas = variation.coordinates
    assert None not in deltas
    master = plain([(x + dx, y + dy) for (x, y), (dx, dy) in zip(coordinates, deltas)])
    moved = [(mx - x, my - y) for (mx, my), (x, y) in zip(master, zero.coordinates)]
    variations.append(TupleVariation(variation.axes, moved + deltas[drawn : drawn + phantom]))
gvar.variations["zero"] = variations

options = subset.Options(flavor="woff2", layout_features=["tnum", "pnum"], name_IDs=[0, 13, 14], notdef_outline=False)
subsetter = subset.Subsetter(options)
subsetter.populate(unicodes=[0x30])
subsetter.subset(font)
for record in (1, 4, 16):
    font["name"].setName("Maillage Zero", record, 3, 1, 0x409)
font["name"].setName("MaillageZero", 6, 3, 1, 0x409)
font.flavor = "woff2"
font.save("zero.woff2")
