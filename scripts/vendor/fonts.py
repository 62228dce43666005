"""Makes the two fonts that documents are printed with, and the colour profile beside them.

    pip install fonttools brotli
    npm pack inter-ui@4.1.1 && tar xzf inter-ui-4.1.1.tgz
    python scripts/vendor/fonts.py package

Digits are replaced by their tabular forms, so that columns of figures align without any layout feature at run time.
"""

import pathlib
import shutil
import struct
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

OUT = pathlib.Path(__file__).parents[2] / "src" / "pdf" / "fonts"
RANGES = [
    (0x0020, 0x007E), (0x00A0, 0x024F), (0x02B0, 0x02FF), (0x0300, 0x036F), (0x0370, 0x03FF), (0x0400, 0x052F),
    (0x1E00, 0x1EFF), (0x1F00, 0x1FFF), (0x2000, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20CF), (0x2100, 0x215F),
    (0x2190, 0x2199), (0x2212, 0x2215), (0x221A, 0x221E), (0x2248, 0x2265), (0x25A0, 0x25A1), (0x25CF, 0x25CF),
    (0x2713, 0x2717),
]


def tabular(font):
    """The tabular glyph of each glyph that has one."""
    table = font["GSUB"].table
    pairs = {}
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == "tnum":
            for index in record.Feature.LookupListIndex:
                for sub in table.LookupList.Lookup[index].SubTable:
                    pairs.update(getattr(getattr(sub, "ExtSubTable", sub), "mapping", {}))
    return pairs


def make(package, weight):
    font = TTFont(package / "web" / f"Inter-{weight}.woff2")
    pairs = tabular(font)
    for table in font["cmap"].tables:
        for code in range(0x30, 0x3A):
            if code in table.cmap:
                table.cmap[code] = pairs.get(table.cmap[code], table.cmap[code])
    options = subset.Options(layout_features=[], hinting=False, notdef_outline=True, glyph_names=False)
    options.drop_tables += ["GDEF", "GPOS", "GSUB", "DSIG", "STAT", "GlyphOrder"]
    options.name_IDs = [0, 1, 2, 6, 13, 14]
    options.flavor = None
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[code for low, high in RANGES for code in range(low, high + 1)])
    subsetter.subset(font)
    font.flavor = None
    font.save(OUT / f"Inter-{weight}.ttf", reorderTables=True)
    digits = {font["hmtx"][font.getBestCmap()[code]][0] for code in range(0x30, 0x3A)}
    assert len(digits) == 1, "digits must share one width"


def s15(value):
    return struct.pack(">i", round(value * 65536))


def srgb():
    """The sRGB colour space as the smallest ICC profile (version 4) that describes it exactly."""
    def text(words):
        body = words.encode("utf-16-be")
        return b"mluc" + bytes(4) + struct.pack(">II2s2sII", 1, 12, b"en", b"US", len(body), 28) + body

    def xyz(*values):
        return b"XYZ " + bytes(4) + b"".join(map(s15, values))

    curve = b"para" + bytes(4) + struct.pack(">HH", 3, 0) + b"".join(
        map(s15, (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)))
    adaptation = b"sf32" + bytes(4) + b"".join(map(s15, (
        1.0478112, 0.0228866, -0.0501270, 0.0295424, 0.9904844, -0.0170491, -0.0092345, 0.0150436, 0.7521316)))
    tags = [
        (b"desc", text("sRGB")), (b"cprt", text("CC0")), (b"wtpt", xyz(0.9642, 1.0, 0.8249)),
        (b"chad", adaptation), (b"rXYZ", xyz(0.4360747, 0.2225045, 0.0139322)),
        (b"gXYZ", xyz(0.3850649, 0.7168786, 0.0971045)), (b"bXYZ", xyz(0.1430804, 0.0606169, 0.7141733)),
        (b"rTRC", curve), (b"gTRC", curve), (b"bTRC", curve),
    ]
    start, body, entries, seen = 128 + 4 + 12 * len(tags), b"", b"", {}
    for name, data in tags:
        if data not in seen:
            seen[data] = start + len(body)
            body += data + bytes(-len(data) % 4)
        entries += struct.pack(">4sII", name, seen[data], len(data))
    size = start + len(body)
    header = struct.pack(">I4sI4s4s4s6H4s4sI4s4sQI", size, bytes(4), 0x04200000, b"mntr", b"RGB ", b"XYZ ",
                         2026, 1, 1, 0, 0, 0, b"acsp", bytes(4), 0, bytes(4), bytes(4), 0, 0)
    header += b"".join(map(s15, (0.9642, 1.0, 0.8249))) + bytes(48)
    return header + struct.pack(">I", len(tags)) + entries + body


if __name__ == "__main__":
    source = pathlib.Path(sys.argv[1])
    for name in ("Regular", "SemiBold"):
        make(source, name)
    shutil.copy(source / "LICENSE.txt", OUT / "LICENSE.txt")
    (OUT / "srgb.icc").write_bytes(srgb())
