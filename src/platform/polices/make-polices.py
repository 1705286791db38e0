"""Makes regular.ttf and bold.ttf: the stylesheet's font as PDF wants it (static, TrueType, one file for all Latin letters).

PDF files embed their font and pdfkit cannot embed the variable WOFF2 that browsers get. Each weight is cut from the two
WOFF2 files of the package, merged, and given the plain zero of the stylesheet. Run with fonttools and brotli:

    python3 make-polices.py ../../../node_modules/@fontsource-variable/atkinson-hyperlegible-next/files ../../ui/styles/fonts/zero.woff2
"""

import sys
from os.path import join
from tempfile import TemporaryDirectory

from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

files, zero_path = sys.argv[1:3]
WEIGHTS = {"regular": 400, "bold": 700}


def cut(path, weight):
    """The font at one weight; what only a screen needs is dropped."""
    font = instantiateVariableFont(TTFont(path), {"wght": weight})
    font.flavor = None
    for table in ("GSUB", "STAT", "DSIG"):
        if table in font:
            del font[table]
    return font


for name, weight in WEIGHTS.items():
    with TemporaryDirectory() as folder:
        parts = []
        for script in ("latin", "latin-ext"):
            parts.append(join(folder, f"{script}.ttf"))
            cut(join(files, f"atkinson-hyperlegible-next-{script}-wght-normal.woff2"), weight).save(parts[-1])
        font = Merger().merge(parts)
    plain = cut(zero_path, weight)
    figure = font.getBestCmap()[0x30]
    font["glyf"][figure] = plain["glyf"][plain.getBestCmap()[0x30]]
    for record in font["name"].names:
        if record.nameID not in (0, 13, 14):
            font["name"].removeNames(record.nameID)
    for record, text in {1: "Maillage", 2: name.title(), 4: f"Maillage {name.title()}", 6: f"Maillage-{name.title()}"}.items():
        font["name"].setName(text, record, 3, 1, 0x409)
    font.save(f"{name}.ttf")
