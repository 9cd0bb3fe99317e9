"""Reads JSON lines {"id", "source"?, "path"?, "canonical"?, "full"?} and answers one JSON line each.

The answer holds what CPython's own parser makes of the program, as a text that test/support/dump.ts writes from our tree:
its SHA-256, or the whole text where "full" is set; and whether the canonical text has the same one without positions.
"""

import ast
import hashlib
import json
import struct
import sys
import warnings

sys.setrecursionlimit(20_000)
warnings.simplefilter("ignore")

SKIPPED = {"ctx", "kind", "type_comment", "type_ignores", "type_params"}


class Dumper:
    def __init__(self, source, with_positions):
        self.out = []
        self.placed = with_positions
        lines = source.split("\n") if with_positions else []
        self.wide_lines = {number: line for number, line in enumerate(lines, 1) if not line.isascii()}

    def column(self, line, offset):
        text = self.wide_lines.get(line)
        if text is None:
            return offset
        prefix = text.encode("utf-8", "surrogatepass")[:offset].decode("utf-8", "surrogatepass")
        return len(prefix.encode("utf-16-le", "surrogatepass")) // 2

    def node(self, node):
        out = self.out
        out.append(type(node).__name__)
        if self.placed and hasattr(node, "end_lineno"):
            start = self.column(node.lineno, node.col_offset)
            out.append(f"@{node.lineno}:{start}")
            # The end of some annotated parameters reaches over the comma behind them in CPython.
            if not isinstance(node, ast.arg):
                out.append(f"-{node.end_lineno}:{self.column(node.end_lineno, node.end_col_offset)}")
        out.append("(")
        if isinstance(node, ast.Constant):
            out.append(constant(node.value))
        elif isinstance(node, ast.MatchSingleton):
            out.append(constant(node.value))
        elif isinstance(node, ast.JoinedStr):
            # Inside f-strings the versions of CPython give different positions, and 3.12 leaves empty texts behind.
            placed, self.placed = self.placed, False
            self.field([value for value in node.values if not (isinstance(value, ast.Constant) and value.value == "")])
            self.placed = placed
        else:
            for name in node._fields:
                if name not in SKIPPED:
                    self.field(getattr(node, name))
                    out.append(" ")
        out.append(")")

    def field(self, value):
        if value is None:
            self.out.append("-")
        elif isinstance(value, ast.AST):
            self.node(value)
        elif isinstance(value, list):
            self.out.append("[")
            for item in value:
                self.field(item)
                self.out.append(",")
            self.out.append("]")
        else:
            self.out.append(str(value))


def constant(value):
    if value is None or value is True or value is False or value is ...:
        return repr(value)
    if isinstance(value, str):
        return "s" + value.encode("utf-16-be", "surrogatepass").hex()
    if isinstance(value, bytes):
        return "b" + value.hex()
    if isinstance(value, int):
        return "i" + hex(value)
    if isinstance(value, float):
        return "f" + struct.pack(">d", value).hex()
    return "j" + struct.pack(">d", value.imag).hex()


def parse(source):
    try:
        return ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def dump(tree, source, with_positions):
    dumper = Dumper(source, with_positions)
    dumper.node(tree)
    return "".join(dumper.out)


def compiles(tree):
    try:
        compile(tree, "program", "exec", dont_inherit=True)
        return True
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False


def answer(job):
    source = job["source"] if "source" in job else open(job["path"], encoding="utf-8", newline="").read()
    # A byte order mark belongs to the file and not to its text.
    source = source.removeprefix("\ufeff")
    tree = parse(source)
    result = {"id": job["id"], "accepted": tree is not None}
    if tree is None or "canonical" not in job:
        return result
    placed = dump(tree, source, True)
    result["compiles"] = compiles(tree)
    result["dump"] = placed if job.get("full") else hashlib.sha256(placed.encode()).hexdigest()
    canonical = parse(job["canonical"])
    plain = dump(tree, source, False)
    result["canonicalAgrees"] = canonical is not None and dump(canonical, job["canonical"], False) == plain
    return result


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))))
