"""Texts that make a regular expression slow, and the time that every expression of the package takes on them.

``python -m tests.adversary [--thorough]`` imports every module of the package and runs the pipeline, notes each regular
expression that is compiled on the way, data files' and cached ones too, feeds it texts made of its own letters, classes
and matches at 1,000, 10,000 and 100,000 characters, and writes what it found as JSON: with ``--thorough`` each text at
every size, without it all at 10,000 and the slowest at every size. A process of its own: expressions are noted as they
are compiled, so nothing may be imported before.
"""

from __future__ import annotations

import ast
import importlib
import json
import pkgutil
import random
import re
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import regex

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "kaext"
SIZES = (1_000, 10_000, 100_000)
# Time of an expression on ten times the text: 10 where it is linear, 100 where it is quadratic.
STEEPEST = 35.0
# Below this, in seconds, a time says more about the machine than about the expression.
FLOOR = 0.002
# What would take half a second for 100,000 characters if it were linear.
SUSPECT = 0.05
TIMEOUT = 3.0
BEYOND = 1e9
FUNCTIONS = ("compile", "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer")
# The functions of :mod:`kaext.expressions`, which compile later, by the module that does.
LAZY = {"lazy_re": re, "lazy_regex": regex, "line_re": re, "line_regex": regex}
ANCHORED = frozenset({"match", "fullmatch"})
UNITS = (
    " ",
    "\n",
    "1",
    "ა",
    "A",
    "a",
    "-",
    ".",
    "(",
    "„",
    "/",
    "1 ",
    "ა ",
    "ა-",
    "A-",
    "1.",
    "ა, ",
    "ა\n",
    "Ა ",
    "A1 ",
)
MORE_UNITS = (
    *(
        "\n\n",
        ",",
        ")",
        "“",
        '"',
        "\u00ad",
        "'",
        "№",
        "$",
        "1-",
        "1,",
        "a ",
        "(ა",
        "ა)",
        "A/",
        "–",
        "1 000 ",
        "ა „",
        "_",
    ),
    *("«", "»", "\t", ":", ";", "აა ბ", "’", "A1", "XX ", "წლის ", "და "),
)

Site = tuple[str, int]


class Record:
    """The expressions of the package and the places in its code that compile them."""

    def __init__(self) -> None:
        self.expressions: dict[Any, set[Site]] = {}
        self.sites: set[Site] = set()
        for module in (re, regex):
            compiler = module.compile
            for name in FUNCTIONS:
                setattr(module, name, self._noted(getattr(module, name), compiler))
        lazily = importlib.import_module("kaext.expressions")
        for name, module in LAZY.items():
            setattr(lazily, name, module.compile)

    def add(self, expression: Any, site: Site) -> None:
        """Note an expression and where it is compiled; one for bytes as one for the characters of these codes."""
        if isinstance(expression.pattern, bytes):
            expression = regex.compile(expression.pattern.decode("latin-1"), regex.ASCII)
        self.expressions.setdefault(expression, set()).add(site)
        self.sites.add(site)

    def _noted(self, function: Callable[..., Any], compiler: Callable[..., Any]) -> Callable[..., Any]:
        def note(pattern: Any, *arguments: Any, **options: Any) -> Any:
            result = function(pattern, *arguments, **options)
            caller = sys._getframe(1)
            path = Path(caller.f_code.co_filename)
            if PACKAGE in path.parents:
                site = (path.relative_to(PACKAGE).as_posix(), caller.f_lineno)
                expression = result if function is compiler else compiler(pattern, options.get("flags", 0))
                self.add(expression, site)
            return result

        return note


@dataclass(frozen=True, slots=True)
class Call:
    """A call of a function of ``re`` or ``regex`` in the package's code.

    ``module`` is which of them; ``name`` what its result is called, or the function itself; ``literal`` the expression
    where it is written out there.
    """

    module: str
    name: str
    literal: str | None


def calls_in_source() -> dict[Site, Call]:
    """Return every call of a function of ``re`` or ``regex`` in the package, by file and line."""
    calls: dict[Site, Call] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = {
            id(node.value): ast.unparse(node.targets[0] if isinstance(node, ast.Assign) else node.target)
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None
        }
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            function = ast.unparse(node.func)
            module, _, attribute = function.rpartition(".")
            if function in LAZY:
                module, attribute = LAZY[function].__name__, "compile"
            if module in ("re", "regex") and attribute in FUNCTIONS:
                name = names.get(id(node), "") if attribute == "compile" else f"{module}.{attribute}"
                literal = node.args[0].value if isinstance(node.args[0], ast.Constant) else None
                calls[path.relative_to(PACKAGE).as_posix(), node.lineno] = Call(module, name, literal)
    return calls


def code_of(path: Path) -> str:
    """Return the code of a module without its imports: what is imported is not used yet."""
    source = path.read_text(encoding="utf-8")
    imports = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Import | ast.ImportFrom)]
    imported = {line for node in imports for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)}
    return "\n".join(line for number, line in enumerate(source.split("\n"), 1) if number not in imported)


def is_anchored(name: str, sources: str) -> bool:
    """Return whether an expression is only ever tried at one place of a text, not searched for all through it."""
    if "." in name:
        return name.partition(".")[2] in ANCHORED
    if not regex.fullmatch(r"\w++", name):
        return False
    uses = regex.findall(rf"\b{name}\b(?!\s*(?:=|:\s))(?:\.(\w++)(?=\())?", sources)
    return bool(uses) and all(use in ANCHORED for use in uses)


def texts_against(pattern: Any, matches: list[str], size: int, *, is_thorough: bool) -> Iterator[tuple[str, str]]:
    """Yield adversarial texts of a size, each with what it is made of.

    Letters and classes over and over, the expression's own words, its matches in real text, whole, cut short and
    changed at the end, and these mixed by chance.
    """
    bare = regex.sub(r"\(\?P?<\w++>|\\[pP]\{\w++\}|\\[A-Za-z]|\(\?[:=!><#]*+", " ", pattern.pattern)
    own = list(dict.fromkeys(regex.findall(r"\p{L}++|[^\w\s\\()|?+*{}\[\]^$.]", bare)))
    random.Random(0).shuffle(own)
    own = own[: 12 if is_thorough else 2]
    units = [*UNITS, *(MORE_UNITS if is_thorough else ()), *own, *(f"{word} " for word in own)]
    for match in matches[: 6 if is_thorough else 1]:
        units += [match, match[:-1], f"{match} ", f"{match[:-1]} ", match[1:], f"{match}ა"]
    units = [unit for unit in dict.fromkeys(units) if unit]
    for unit in units:
        yield unit, (unit * (size // len(unit) + 1))[:size]
    for start in [*own[:4], *matches[:2]] if is_thorough else [*own[:1], *matches[:1]]:
        for rest in "ა1 ":
            yield f"{start}, then {rest!r}", (start + rest * size)[:size]
    for seed in range(3 if is_thorough else 1):
        chance = random.Random(seed)
        yield f"chance {seed}", "".join(chance.choices(units, k=size))[:size]


def seconds(pattern: Any, text: str, *, anchored: bool) -> float:
    """Return the processor time of an expression on a text, or a number beyond measure."""
    limit = {"timeout": TIMEOUT} if isinstance(pattern, regex.Pattern) else {}
    began = time.process_time()
    try:
        if anchored:
            pattern.match(text, **limit)
            pattern.fullmatch(text, **limit)
        else:
            for _ in pattern.finditer(text, **limit):
                pass
    except TimeoutError:
        return BEYOND
    return time.process_time() - began


def is_too_steep(pattern: Any, text: str, *, anchored: bool) -> bool:
    """Return whether ten times the text takes far more than ten times as long; a chance delay is measured anew."""
    return all(_is_steep_once(pattern, text, anchored=anchored) for _ in range(3))


def _is_steep_once(pattern: Any, text: str, *, anchored: bool) -> bool:
    before = BEYOND
    for size in SIZES:
        after = max(FLOOR, seconds(pattern, text[:size], anchored=anchored))
        if after > STEEPEST * before:
            return True
        before = after
    return before == BEYOND


def import_and_run() -> str:
    """Import the whole package, take documents through the pipeline, and return their text."""
    import kaext

    for module in pkgutil.walk_packages(kaext.__path__, "kaext."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    from kaext.pipeline import analyse, load
    from tests.made_pdfs import georgian_pdf

    brochure = (ROOT / "corpus" / "raw" / "partners-south-caucasus.txt").read_bytes()
    analyse(georgian_pdf(["საქართველო 2004 წელს შეუერთდა ნატოს"]), name="a.pdf", nlp=load())
    return analyse(brochure, name="a.txt", nlp=load()).source.text


def main() -> None:
    """Measure and write the result to standard output."""
    is_thorough = "--thorough" in sys.argv
    # Read before the code runs, so that both are of the same state.
    calls = calls_in_source()
    sources = "\n".join(map(code_of, sorted(PACKAGE.rglob("*.py"))))
    record = Record()
    real = import_and_run()
    for site, call in calls.items():
        if site not in record.sites and call.literal is not None:
            record.add({"re": re, "regex": regex}[call.module].compile(call.literal), site)
    steep: list[dict[str, Any]] = []
    tried = 0
    for pattern, sites in record.expressions.items():
        anchored = all(site in calls and is_anchored(calls[site].name, sources) for site in sites)
        found = dict.fromkeys(
            match[0] for _, match in zip(range(200), pattern.finditer(real), strict=False) if match[0]
        )
        texts = dict(texts_against(pattern, list(found), SIZES[-1], is_thorough=is_thorough))
        tried += len(texts)
        if not is_thorough:
            times = {unit: seconds(pattern, text[: SIZES[1]], anchored=anchored) for unit, text in texts.items()}
            slowest = max(times, key=lambda unit: times[unit])
            texts = {unit: text for unit, text in texts.items() if unit == slowest or times[unit] > SUSPECT}
        for unit, text in texts.items():
            if is_too_steep(pattern, text, anchored=anchored):
                steep.append({"sites": sorted(sites), "expression": pattern.pattern, "text": unit[:60]})
                break
    missed = sorted(set(calls) - record.sites)
    json.dump({"expressions": len(record.expressions), "texts": tried, "steep": steep, "missed": missed}, sys.stdout)


if __name__ == "__main__":
    main()
