"""Every total recomputed in decimals, tolerance 0.00: the official rules accept errors of up to one euro on VAT."""

import json
from decimal import ROUND_HALF_UP, Decimal

from reading import ONE, ZERO, read


def cents(value):
    return value.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def made_of(line):
    """What a line comes to: quantity by price, charges added, allowances taken off."""
    whole = cents(line.quantity * line.price / (ONE if line.basis is None else line.basis))
    return whole + sum(part.sign * part.amount for part in line.parts)


def tax_of(base, tax, rate, gross):
    """What the tax should be: on the base, or inside the amount where prices were typed including VAT."""
    return cents((base + tax) * rate / (100 + rate)) if gross else cents(base * rate / 100)


def remainders(path):
    """What is left of an earlier document, group by group, where a file beside the invoice says so:
    [{"category": "S", "rate": "20", "base": "100.01", "tax": "20.01"}]."""
    beside = path.parent / f"{path.name.split('.')[0]}.remainder.json"
    rows = json.loads(beside.read_text()) if beside.exists() else []
    return {(row["category"], Decimal(row["rate"])): (Decimal(row["base"]), Decimal(row["tax"])) for row in rows}


def is_remainder(base, tax, left, gross):
    """Whether a group takes all that is left of an earlier one, tax included."""
    return left is not None and tax == left[1] and (base + tax == sum(left) if gross else base == left[0])


def check(tree, left):
    invoice = read(tree)
    totals, lines, parts = invoice.totals, invoice.lines, invoice.parts
    gross = any(line.basis is not None for line in lines)
    equal = [(f"line {line.name}", line.net, made_of(line)) for line in lines]
    for key, (base, tax) in invoice.taxes.items():
        held = sum((line.net for line in lines if line.group == key), ZERO)
        held += sum((part.sign * part.amount for part in parts if part.group == key), ZERO)
        equal.append((f"base of {key}", base, held))
        if not is_remainder(base, tax, left.get(key), gross):
            equal.append((f"tax of {key}", tax, tax_of(base, tax, key[1], gross)))
    of_sign = lambda sign: sum((part.amount for part in parts if part.sign == sign), ZERO)
    equal += [
        ("BT-106", totals["BT-106"], sum((line.net for line in lines), ZERO)),
        ("BT-107", totals["BT-107"], of_sign(-1)),
        ("BT-108", totals["BT-108"], of_sign(1)),
        ("BT-109", totals["BT-109"], totals["BT-106"] - totals["BT-107"] + totals["BT-108"]),
        ("BT-110", totals["BT-110"], sum((tax for _, tax in invoice.taxes.values()), ZERO)),
        ("BT-112", totals["BT-112"], totals["BT-109"] + totals["BT-110"]),
        ("BT-115", totals["BT-115"], totals["BT-112"] - totals["BT-113"]),
    ]
    strays = {line.group for line in lines} | {part.group for part in parts}
    reasons = [f"{name}: {found} is written, {made} is right" for name, found, made in equal if found != made]
    return reasons + [f"no VAT subtotal for {own}" for own in strays - set(invoice.taxes)]
