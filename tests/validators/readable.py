"""Whether a person reads on the page every value that a machine reads in the data."""

import re
import subprocess

import pikepdf
from lxml import etree

# Codes whose meaning the page says in words of its own.
CODES = {
    "TypeCode": {"380": "Facture|Invoice", "384": "rectificative|Corrective", "381": "Avoir|Credit", "386": "acompte|Deposit",
                 "503": "acompte|deposit", "58": "virement|transfer", "30": "virement|transfer", "48": "carte|card",
                 "10": "espèces|cash", "20": "chèque|cheque", "VAT": "TVA|VAT"},
    "CountryID": {"FR": "", "BE": "Belgique|Belgium", "DE": "Allemagne|Germany", "CH": "Suisse|Switzerland"},
    "InvoiceCurrencyCode": {"EUR": "€"},
    "DueDateTypeCode": {"5": "débits"},
}
UNITS = {
    "HUR": "heure|hour", "H87": "pièce|piece", "C62": "unité|unit", "DAY": "jour|day", "LS": "forfait|lump sum", "MIN": "minute", "WEE": "semaine|week",
    "MON": "mois|month", "ANN": "an|year", "SET": "lot|set", "PR": "paire|pair", "DZN": "douzaine|dozen", "XPK": "paquet|package", "XBX": "boîte|box",
    "XPX": "palette|pallet", "MMT": "mm", "CMT": "cm", "MTR": "m", "KMT": "km", "MTK": "m²", "MTQ": "m³", "MLT": "ml", "LTR": "l", "GRM": "g", "KGM": "kg",
    "TNE": "t", "KWH": "kWh", "E48": "prestation|service unit", "P1": "%",
}
# Codes that route the invoice or say again what stands beside them in words.
SILENT = {"LineID", "CategoryCode", "ExemptionReasonCode", "ReasonCode", "SubjectCode", "Indicator", "GuidelineID"}
DATES = {"DateTimeString"}
NUMBER = re.compile(r"-?\d+(\.\d+)?")
# From this length on, a text may run over a page.
LONG = 60


def compact(text):
    text = text.replace("\u2212", "-").replace("\u202f", "").replace("\ufb01", "fi")
    return re.sub(r"[\s\u00a0]+", "", text).casefold()


def spoken(path):
    """The words of the page in reading order, and its language."""
    words = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, text=True, check=True).stdout
    with pikepdf.open(path) as pdf:
        return words, str(pdf.Root.Lang)


def figure(text, language):
    """A number as the page writes it: thousands apart, whatever zeros end it, and not inside a longer one."""
    whole, _, fraction = text.lstrip("-").partition(".")
    fraction = fraction.rstrip("0")
    apart, mark = (r"[\s\u00a0]?", ",") if language == "fr" else (",?", r"\.")
    groups = apart.join(re.findall(r"\d{1,3}(?=(?:\d{3})*$)", whole))
    zeros = f"(?:{mark}0*)?" if not fraction else f"{mark}{fraction}0*"
    return re.compile(rf"(?<!\d){groups}{zeros}(?!\d)")


def shown(name, node, page):
    words, language, closed = page
    text = node.text
    if name in CODES and text in CODES[name]:
        return any(compact(word) in closed for word in CODES[name][text].split("|"))
    if name in DATES:
        return f"{text[6:8]}/{text[4:6]}/{text[:4]}" in words
    if node.getparent().tag.endswith("}SpecifiedTaxRegistration") and node.get("schemeID") == "FC":
        return compact(text) in closed
    if name.endswith(("Amount", "Quantity", "Percent")) and NUMBER.fullmatch(text):
        return bool(figure(text, language).search(words))
    parts = text.split(" ; ") if len(text) < LONG else text.split()
    return all(compact(part) in closed for part in parts)


def silent(name, node):
    parent = etree.QName(node.getparent()).localname
    routing = parent.endswith("SpecifiedDocumentContextParameter")
    subject = node.getparent().findtext("{*}SubjectCode")
    moot = node.text in ("Sans objet", "Not applicable") or (parent == "IncludedNote" and subject == "BAR")
    nothing = name.endswith("TotalAmount") and name != "GrandTotalAmount" and float(node.text) == 0
    return name in SILENT or routing or moot or nothing or (name == "TotalPrepaidAmount" and float(node.text) == 0)


def once(node):
    """One, without a unit: nothing to read."""
    return node.get("unitCode") == "C62" and node.text in ("1", "-1")


def check(path, tree):
    words, language = spoken(path)
    page = (words, language, compact(words))
    reasons = []
    for node in tree.iter(etree.Element):
        if len(node) or not (node.text or "").strip():
            continue
        name = etree.QName(node).localname
        if not silent(name, node) and not shown(name, node, page):
            reasons.append(f"not readable on the page: {name} = {node.text}")
        unit = node.get("unitCode")
        if unit and not once(node) and not any(compact(word) in page[2] for word in UNITS.get(unit, unit).split("|")):
            reasons.append(f"not readable on the page: unit {unit}")
    return reasons
