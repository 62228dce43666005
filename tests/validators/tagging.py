"""The structure for screen readers: all content is tagged or an artifact, tables are even, headings have a scope."""

import pikepdf

DRAWING = {"Tj", "TJ", "'", '"', "Do", "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh"}


def content(pdf):
    """What each page marks, and what it draws outside any mark."""
    reasons, marked = [], {}
    for index, page in enumerate(pdf.pages):
        stack = []
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name == "BDC":
                stack.append(name)
                marked.setdefault(index, []).append(int(operands[1].MCID))
            elif name == "BMC":
                stack.append(name)
            elif name == "EMC":
                stack.pop()
            elif name in DRAWING and len(stack) != 1:
                reasons.append(f"page {index + 1}: {name} at depth {len(stack)}")
        if stack:
            reasons.append(f"page {index + 1}: a mark is not closed")
    return marked, reasons


def kids(element):
    found = element.get("/K", [])
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def span(cell):
    for attribute in cell.get("/A", []):
        if "/ColSpan" in attribute:
            return int(attribute.ColSpan)
    return 1


def table(element):
    widths = {sum(span(cell) for cell in kids(row)) for row in kids(element)}
    return [] if len(widths) == 1 else [f"a table has rows of {sorted(widths)} columns"]


def scoped(element):
    return any("/Scope" in attribute for attribute in element.get("/A", []))


def walk(pdf):
    reasons, owned, titles = [], {}, 0
    pages = {page.objgen: index for index, page in enumerate(pdf.pages)}
    rest = [pdf.Root.StructTreeRoot.K]
    while rest:
        element = rest.pop()
        kind = str(element.S)
        titles += kind == "/H1"
        if kind == "/Table":
            reasons += table(element)
        if kind == "/TH" and not scoped(element):
            reasons.append("a heading cell has no scope")
        if kind == "/Figure" and not str(element.get("/Alt", "")):
            reasons.append("a figure has no words")
        for kid in kids(element):
            if isinstance(kid, int):
                owned.setdefault(pages[element.Pg.objgen], []).append(kid)
            elif kid.get("/Type") == "/MCR" or "/MCID" in kid:
                owned.setdefault(pages[kid.Pg.objgen], []).append(int(kid.MCID))
            else:
                rest.append(kid)
    if titles != 1:
        reasons.append(f"{titles} titles")
    return owned, reasons


def parents(pdf, marked):
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    rows = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
    even = all(len(rows[int(page.StructParents)]) == len(marked.get(index, [])) for index, page in enumerate(pdf.pages))
    return [] if even else ["the parent tree does not match the pages"]


def check(path):
    with pikepdf.open(path) as pdf:
        marked, reasons = content(pdf)
        owned, more = walk(pdf)
        same = {page: sorted(ids) for page, ids in marked.items()} == {page: sorted(ids) for page, ids in owned.items()}
        return reasons + more + ([] if same else ["content and structure differ"]) + parents(pdf, marked)
