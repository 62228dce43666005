"""Judges invoices on paper: container, official rules, sums to the cent, every value of the data readable on the page, the code too.

    python tests/validators/judge.py invoice.pdf ...      an invoice carries its data
    python tests/validators/judge.py invoice.xml ...      the data alone, in either syntax
    python tests/validators/judge.py --paper quote.pdf    a quote or a draft carries none

Prints one JSON object, {"file": {"valid": true, "reasons": []}}, and exits 1 when a file is refused.
"""

import json
import pathlib
import subprocess
import sys

import arithmetic
import code_on_page
import container
import identifiers
import readable
import rules
import tagging


def syntax(path):
    found = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, check=False)
    return [] if found.returncode == 0 else [f"qpdf: {line}" for line in found.stderr.splitlines()[:3]]


def data(path, xml):
    """The data as a tree, and what is wrong with it."""
    tree = rules.parse(xml)
    left = arithmetic.remainders(path)
    return tree, rules.check(xml, tree) + arithmetic.check(tree, left) + identifiers.check(tree)


def judge(path, paper):
    if path.suffix == ".xml":
        _, reasons = data(path, path.read_bytes())
        return {"valid": not reasons, "reasons": reasons}
    xml, reasons = container.check(path, paper)
    reasons += syntax(path) + tagging.check(path)
    if xml is not None:
        tree, more = data(path, xml)
        reasons += more + readable.check(path, tree) + code_on_page.check(path, tree)
    return {"valid": not reasons, "reasons": reasons}


def main(arguments):
    paper = "--paper" in arguments
    files = [pathlib.Path(name) for name in arguments if not name.startswith("--")]
    verdicts = {str(path): judge(path, paper) for path in files}
    print(json.dumps(verdicts, ensure_ascii=False, indent=1))
    return 0 if files and all(verdict["valid"] for verdict in verdicts.values()) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
