"""Cuts the interface's font out of Inter: python scripts/vendor/inter.py (needs fonttools and brotli, and @fontsource-variable/inter)."""
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

SOURCE = Path("node_modules/@fontsource-variable/inter")
TARGET = Path("public/fonts")
FRENCH = "ÀÂÄÆÇÉÈÊËÎÏÔÖŒÙÛÜŸàâäæçéèêëîïôöœùûüÿñÑáíóúß"
SIGNS = "€£$°·•…–—‘’“”«»‹›×÷±−²³¹©®™№†≠≤≥←→↑↓\u00a0"
WANTED = {*range(0x20, 0x7F), *map(ord, FRENCH + SIGNS)}

font = TTFont(SOURCE / "files/inter-latin-wght-normal.woff2")
instantiateVariableFont(font, {"wght": (400, 700)}, inplace=True)
narrowed = BytesIO()
font.flavor = None
font.save(narrowed)  # written and read again: the subsetter wants the tables as a file holds them
font = TTFont(BytesIO(narrowed.getvalue()))

options = Options()
options.layout_features = ["kern", "tnum", "calt", "ccmp", "locl"]
options.hinting = False
options.flavor = "woff2"
subset = Subsetter(options)
subset.populate(unicodes=WANTED)
subset.subset(font)

bytes_out = BytesIO()
font.flavor = "woff2"
font.save(bytes_out)
TARGET.mkdir(parents=True, exist_ok=True)
(TARGET / "inter-fr.woff2").write_bytes(bytes_out.getvalue())
(TARGET / "OFL.txt").write_text((SOURCE / "LICENSE").read_text())
print(len(bytes_out.getvalue()), "bytes")
