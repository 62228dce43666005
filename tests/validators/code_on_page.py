"""The code on the page: a camera reads it, and it asks for the same transfer as the data (EPC069-12, version 002)."""

import re
import subprocess

import pikepdf
import zxingcpp
from reading import NAMES, read


def pictures(path):
    """Each page as grey samples, as a printer would draw it."""
    drawn = subprocess.run(["pdftoppm", "-gray", "-r", "150", str(path)], capture_output=True, check=True).stdout
    while drawn:
        head = re.match(rb"P5\s(\d+)\s(\d+)\s255\s", drawn)
        width, height = (int(number) for number in head.groups())
        samples = drawn[head.end():head.end() + width * height]
        yield memoryview(samples).cast("B", shape=[height, width])
        drawn = drawn[head.end() + len(samples):]


def codes(path):
    return [code.text for picture in pictures(path) for code in zxingcpp.read_barcodes(picture)]


def spoken(path):
    """Whether the structure holds a code's words."""
    with pikepdf.open(path) as pdf:
        rest = [pdf.Root.StructTreeRoot.K]
        while rest:
            element = rest.pop()
            if str(element.get("/Alt", "")).startswith("QR"):
                return True
            kids = element.get("/K", [])
            kids = kids if isinstance(kids, pikepdf.Array) else [kids]
            rest += [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    return False


def wanted(tree):
    """The transfer that the data asks for, if it asks for one."""
    invoice = read(tree)
    iban = tree.findtext(".//ram:IBANID", namespaces=NAMES)
    owed = invoice.totals["BT-115"]
    paid = tree.findtext(".//ram:SpecifiedTradeSettlementPaymentMeans/ram:TypeCode", namespaces=NAMES)
    if iban is None or not 0 < owed < 10**9 or invoice.currency != "EUR" or paid != "58":
        return None
    name = tree.findtext(".//ram:SellerTradeParty/ram:Name", namespaces=NAMES)
    bic = tree.findtext(".//ram:BICID", default="", namespaces=NAMES)
    return "\n".join(["BCD", "002", "1", "SCT", bic, name[:70], iban, f"EUR{owed}", "", "", invoice.number])


def check(path, tree):
    asked = wanted(tree)
    if asked is None:
        return ["a code that nothing asks for"] if spoken(path) else []
    found = codes(path)
    reasons = [] if found == [asked] else [f"the code says {found!r}, the data {asked!r}"]
    return reasons + ([] if spoken(path) else ["the code has no words"])
