"""The file as a container: PDF/A-3 identification, colours, fonts, and the attached data."""

import re

import pikepdf

FILE = "factur-x.xml"
CLAIMS = {
    "pdfaid:part": "3", "pdfaid:conformance": "A", "pdfuaid:part": "1",
}
INVOICE = {
    "fx:DocumentType": "INVOICE", "fx:DocumentFileName": FILE, "fx:Version": "1.0", "fx:ConformanceLevel": "EN 16931",
}


def metadata(root, paper):
    if "/Metadata" not in root:
        return ["no XMP metadata"]
    text = root.Metadata.read_bytes().decode()
    found = dict(re.findall(r"<([a-z]+:[A-Za-z]+)>([^<]*)</", text))
    wanted = CLAIMS if paper else CLAIMS | INVOICE
    reasons = [f"XMP {key} is {found.get(key)!r}" for key, value in wanted.items() if found.get(key) != value]
    if paper and "fx:" in text:
        reasons.append("XMP claims data that is not there")
    for prefix in ["pdfuaid"] if paper else ["pdfuaid", "fx"]:
        if f"<pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>" not in text:
            reasons.append(f"XMP does not describe the schema {prefix}")
    if text.count("<x:xmpmeta") != 1:
        reasons.append("XMP is there more than once")
    return reasons


def dates(pdf):
    info = pdf.docinfo
    text = pdf.Root.Metadata.read_bytes().decode()
    day = re.search(r"<xmp:CreateDate>(\d{4})-(\d\d)-(\d\d)T", text)
    wanted = "D:" + "".join(day.groups()) if day else "?"
    reasons = []
    for key in ("/CreationDate", "/ModDate"):
        if not str(info.get(key, "")).startswith(wanted):
            reasons.append(f"{key} differs from XMP")
    title = re.search(r'<rdf:li xml:lang="x-default">([^<]*)</rdf:li>', text)
    if not title or str(info.get("/Title", "")) != title.group(1).replace("&amp;", "&"):
        reasons.append("title differs from XMP")
    return reasons


def catalog(pdf):
    root, reasons = pdf.Root, []
    if pdf.is_encrypted:
        reasons.append("encrypted")
    for key in ("/Lang", "/MarkInfo", "/StructTreeRoot", "/OutputIntents", "/ViewerPreferences"):
        if key not in root:
            reasons.append(f"catalog lacks {key}")
    for key in ("/OpenAction", "/AA", "/AcroForm"):
        if key in root:
            reasons.append(f"catalog holds {key}")
    if "/ID" not in pdf.trailer:
        reasons.append("no /ID")
    for intent in root.get("/OutputIntents", []):
        profile = intent.DestOutputProfile.read_bytes()
        if intent.S != "/GTS_PDFA1" or profile[36:40] != b"acsp" or int.from_bytes(profile[:4], "big") != len(profile):
            reasons.append("the output intent is not a valid sRGB profile")
    return reasons


def fonts(pdf):
    reasons = []
    for page in pdf.pages:
        for name, font in page.Resources.Font.items():
            descendant = font.DescendantFonts[0]
            if "/ToUnicode" not in font:
                reasons.append(f"font {name} has no ToUnicode")
            if "/FontFile2" not in descendant.FontDescriptor:
                reasons.append(f"font {name} is not embedded")
            if "/CIDToGIDMap" not in descendant:
                reasons.append(f"font {name} has no CIDToGIDMap")
    return sorted(set(reasons))


def attachment(pdf, paper):
    root = pdf.Root
    if "/AF" not in root:
        return None, [] if paper else ["no associated file"]
    if paper:
        return None, ["an associated file where none is meant"]
    specification = root.AF[0]
    names = list(root.Names.EmbeddedFiles.Names)
    stream = specification.EF.F
    checks = {
        "one associated file": len(root.AF) == 1,
        "named in EmbeddedFiles": str(names[0]) == FILE and names[1].objgen == specification.objgen,
        "called factur-x.xml": str(specification.F) == FILE and str(specification.UF) == FILE,
        "AFRelationship is Alternative": specification.AFRelationship == "/Alternative",
        "MIME is text/xml": stream.Subtype == "/text/xml",
        "ModDate is given": str(stream.Params.ModDate).startswith("D:20"),
        "Size is right": int(stream.Params.Size) == len(stream.read_bytes()),
        "Desc is given": "/Desc" in specification,
    }
    return stream.read_bytes(), [f"not so: {name}" for name, holds in checks.items() if not holds]


def check(path, paper):
    """The attached data, and what is wrong with the container."""
    with pikepdf.open(path) as pdf:
        xml, reasons = attachment(pdf, paper)
        return xml, reasons + metadata(pdf.Root, paper) + dates(pdf) + catalog(pdf) + fonts(pdf)
