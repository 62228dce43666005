"""The control keys of identifiers: SIREN and SIRET, French VAT numbers, IBAN."""

from reading import NAMES


def luhn(digits):
    doubled = [int(digit) * (1 + at % 2) for at, digit in enumerate(reversed(digits))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def vat(number):
    if not number.startswith("FR"):
        return len(number) > 4
    siren = number[4:]
    return luhn(siren) and (not number[2:4].isdigit() or int(number[2:4]) == (12 + 3 * (int(siren) % 97)) % 97)


def iban(number):
    moved = number[4:] + number[:4]
    return int("".join(str(int(letter, 36)) for letter in moved)) % 97 == 1


KEYS = [
    (".//ram:SpecifiedLegalOrganization/ram:ID[@schemeID='0002']", lambda text: len(text) == 9 and luhn(text)),
    (".//ram:GlobalID[@schemeID='0009']", lambda text: len(text) == 14 and luhn(text)),
    (".//ram:SpecifiedTaxRegistration/ram:ID[@schemeID='VA']", vat),
    (".//ram:IBANID", iban),
    (".//cac:PartyLegalEntity/cbc:CompanyID[@schemeID='0002']", lambda text: len(text) == 9 and luhn(text)),
    (".//cac:PartyIdentification/cbc:ID[@schemeID='0009']", lambda text: len(text) == 14 and luhn(text)),
    (".//cac:PartyTaxScheme[cac:TaxScheme='VAT']/cbc:CompanyID", vat),
    (".//cac:PayeeFinancialAccount/cbc:ID", iban),
]


def check(tree):
    found = [(node.text, key) for path, key in KEYS for node in tree.iterfind(path, NAMES)]
    return [f"{text} has a wrong key" for text, key in found if not key(text)]
