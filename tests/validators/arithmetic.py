"""Every total recomputed in decimals, tolerance 0.00: the official rules accept errors of up to one euro on VAT."""

from decimal import ROUND_HALF_UP, Decimal

NAMES = {
    "ram": "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100",
    "rsm": "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100",
    "udt": "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100",
}
ZERO = Decimal(0)


def cents(value):
    return value.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def number(node, path, default=None):
    found = node.findtext(path, namespaces=NAMES)
    return default if found is None else Decimal(found)


def text(node, path):
    return node.findtext(path, namespaces=NAMES)


def parts(node):
    """Allowances and charges under a node: sign, amount, VAT group."""
    for part in node.findall("ram:SpecifiedTradeAllowanceCharge", NAMES):
        sign = 1 if text(part, "ram:ChargeIndicator/udt:Indicator") == "true" else -1
        yield sign, number(part, "ram:ActualAmount"), group(part.find("ram:CategoryTradeTax", NAMES))


def group(tax):
    return None if tax is None else (text(tax, "ram:CategoryCode"), number(tax, "ram:RateApplicablePercent", ZERO))


def lines(tree):
    """Each line as written: VAT group and net; and whether it equals what it is made of."""
    for line in tree.iterfind(".//ram:IncludedSupplyChainTradeLineItem", NAMES):
        settlement = line.find("ram:SpecifiedLineTradeSettlement", NAMES)
        price = line.find("ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice", NAMES)
        quantity = number(line, "ram:SpecifiedLineTradeDelivery/ram:BilledQuantity")
        basis = number(price, "ram:BasisQuantity", Decimal(1))
        net = number(settlement, "ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount")
        made = cents(quantity * number(price, "ram:ChargeAmount") / basis)
        made += sum(sign * amount for sign, amount, _ in parts(settlement))
        yield text(line, ".//ram:LineID"), group(settlement.find("ram:ApplicableTradeTax", NAMES)), net, made


def tax_of(base, tax, rate, gross):
    """What the tax should be: on the base, or inside the amount where prices were typed including VAT."""
    return cents((base + tax) * rate / (100 + rate)) if gross else cents(base * rate / 100)


def check(tree):
    header = tree.find(".//ram:ApplicableHeaderTradeSettlement", NAMES)
    sums = header.find("ram:SpecifiedTradeSettlementHeaderMonetarySummation", NAMES)
    gross = tree.find(".//ram:NetPriceProductTradePrice/ram:BasisQuantity", NAMES) is not None
    written = list(lines(tree))
    adjustments = list(parts(header))
    taxes = {group(tax): tax for tax in header.findall("ram:ApplicableTradeTax", NAMES)}
    total = lambda name: number(sums, f"ram:{name}", ZERO)
    equal = [(f"line {name}", net, made) for name, _, net, made in written]
    for key, tax in taxes.items():
        base, amount = number(tax, "ram:BasisAmount"), number(tax, "ram:CalculatedAmount")
        held = sum((net for _, own, net, _ in written if own == key), ZERO)
        held += sum((sign * part for sign, part, own in adjustments if own == key), ZERO)
        equal.append((f"base of {key}", base, held))
        equal.append((f"tax of {key}", amount, tax_of(base, amount, key[1], gross)))
    equal += [
        ("BT-106", total("LineTotalAmount"), sum((net for _, _, net, _ in written), ZERO)),
        ("BT-107", total("AllowanceTotalAmount"), sum((part for sign, part, _ in adjustments if sign < 0), ZERO)),
        ("BT-108", total("ChargeTotalAmount"), sum((part for sign, part, _ in adjustments if sign > 0), ZERO)),
        ("BT-109", total("TaxBasisTotalAmount"),
         total("LineTotalAmount") - total("AllowanceTotalAmount") + total("ChargeTotalAmount")),
        ("BT-110", total("TaxTotalAmount"), sum((number(tax, "ram:CalculatedAmount") for tax in taxes.values()), ZERO)),
        ("BT-112", total("GrandTotalAmount"), total("TaxBasisTotalAmount") + total("TaxTotalAmount")),
        ("BT-115", total("DuePayableAmount"), total("GrandTotalAmount") - total("TotalPrepaidAmount")),
    ]
    strays = {own for _, own, _, _ in written} | {own for _, _, own in adjustments}
    reasons = [f"{name}: {found} is written, {made} is right" for name, found, made in equal if found != made]
    return reasons + [f"no VAT subtotal for {own}" for own in strays - set(taxes)]
