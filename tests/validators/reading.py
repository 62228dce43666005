"""An invoice's figures, read from either syntax into one shape."""

from dataclasses import dataclass, field
from decimal import Decimal

CII = {
    "ram": "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100",
    "rsm": "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100",
    "udt": "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100",
}
UBL = {
    "cac": "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
    "cbc": "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
}
NAMES = CII | UBL
ZERO = Decimal(0)
ONE = Decimal(1)


@dataclass
class Part:
    """An allowance or a charge: its sign, its amount, and the VAT group it falls into."""

    sign: int
    amount: Decimal
    group: tuple | None


@dataclass
class Line:
    name: str
    quantity: Decimal
    price: Decimal
    basis: Decimal | None
    parts: list
    group: tuple
    net: Decimal


@dataclass
class Invoice:
    number: str
    currency: str
    lines: list
    parts: list
    taxes: dict = field(default_factory=dict)
    totals: dict = field(default_factory=dict)


def text(node, path):
    return None if node is None else node.findtext(path, namespaces=NAMES)


def number(node, path, default=None):
    found = text(node, path)
    return default if found is None else Decimal(found)


class Cii:
    """Cross Industry Invoice."""

    totals = {
        "BT-106": "LineTotalAmount", "BT-107": "AllowanceTotalAmount", "BT-108": "ChargeTotalAmount",
        "BT-109": "TaxBasisTotalAmount", "BT-110": "TaxTotalAmount", "BT-112": "GrandTotalAmount",
        "BT-113": "TotalPrepaidAmount", "BT-115": "DuePayableAmount",
    }

    def group(tax):
        return None if tax is None else (text(tax, "ram:CategoryCode"), number(tax, "ram:RateApplicablePercent", ZERO))

    def part(node):
        sign = 1 if text(node, "ram:ChargeIndicator/udt:Indicator") == "true" else -1
        return Part(sign, number(node, "ram:ActualAmount"), Cii.group(node.find("ram:CategoryTradeTax", NAMES)))

    def line(node):
        settlement = node.find("ram:SpecifiedLineTradeSettlement", NAMES)
        price = node.find("ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice", NAMES)
        return Line(
            text(node, ".//ram:LineID"),
            number(node, "ram:SpecifiedLineTradeDelivery/ram:BilledQuantity"),
            number(price, "ram:ChargeAmount"),
            number(price, "ram:BasisQuantity"),
            [Cii.part(part) for part in settlement.findall("ram:SpecifiedTradeAllowanceCharge", NAMES)],
            Cii.group(settlement.find("ram:ApplicableTradeTax", NAMES)),
            number(settlement, "ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount"),
        )

    def read(tree):
        header = tree.find(".//ram:ApplicableHeaderTradeSettlement", NAMES)
        sums = header.find("ram:SpecifiedTradeSettlementHeaderMonetarySummation", NAMES)
        taxes = header.findall("ram:ApplicableTradeTax", NAMES)
        return Invoice(
            text(tree, "rsm:ExchangedDocument/ram:ID"),
            text(header, "ram:InvoiceCurrencyCode"),
            [Cii.line(line) for line in tree.iterfind(".//ram:IncludedSupplyChainTradeLineItem", NAMES)],
            [Cii.part(part) for part in header.findall("ram:SpecifiedTradeAllowanceCharge", NAMES)],
            {Cii.group(tax): (number(tax, "ram:BasisAmount"), number(tax, "ram:CalculatedAmount")) for tax in taxes},
            {term: number(sums, f"ram:{name}", ZERO) for term, name in Cii.totals.items()},
        )


class Ubl:
    """Universal Business Language 2.1."""

    totals = {
        "BT-106": "LineExtensionAmount", "BT-107": "AllowanceTotalAmount", "BT-108": "ChargeTotalAmount",
        "BT-109": "TaxExclusiveAmount", "BT-112": "TaxInclusiveAmount", "BT-113": "PrepaidAmount", "BT-115": "PayableAmount",
    }

    def group(tax):
        return None if tax is None else (text(tax, "cbc:ID"), number(tax, "cbc:Percent", ZERO))

    def part(node):
        sign = 1 if text(node, "cbc:ChargeIndicator") == "true" else -1
        return Part(sign, number(node, "cbc:Amount"), Ubl.group(node.find("cac:TaxCategory", NAMES)))

    def line(node):
        quantity = number(node, "cbc:InvoicedQuantity")
        return Line(
            text(node, "cbc:ID"),
            number(node, "cbc:CreditedQuantity") if quantity is None else quantity,
            number(node, "cac:Price/cbc:PriceAmount"),
            number(node, "cac:Price/cbc:BaseQuantity"),
            [Ubl.part(part) for part in node.findall("cac:AllowanceCharge", NAMES)],
            Ubl.group(node.find("cac:Item/cac:ClassifiedTaxCategory", NAMES)),
            number(node, "cbc:LineExtensionAmount"),
        )

    def read(tree):
        sums, tax = tree.find("cac:LegalMonetaryTotal", NAMES), tree.find("cac:TaxTotal", NAMES)
        lines = [node for name in ("InvoiceLine", "CreditNoteLine") for node in tree.findall(f"cac:{name}", NAMES)]
        totals = {term: number(sums, f"cbc:{name}", ZERO) for term, name in Ubl.totals.items()}
        return Invoice(
            text(tree, "cbc:ID"),
            text(tree, "cbc:DocumentCurrencyCode"),
            [Ubl.line(line) for line in lines],
            [Ubl.part(part) for part in tree.findall("cac:AllowanceCharge", NAMES)],
            {
                Ubl.group(node.find("cac:TaxCategory", NAMES)):
                    (number(node, "cbc:TaxableAmount"), number(node, "cbc:TaxAmount"))
                for node in tax.findall("cac:TaxSubtotal", NAMES)
            },
            totals | {"BT-110": number(tax, "cbc:TaxAmount")},
        )


def syntax(tree):
    return "CII" if tree.tag.endswith("}CrossIndustryInvoice") else "UBL"


def read(tree):
    return Cii.read(tree) if syntax(tree) == "CII" else Ubl.read(tree)
