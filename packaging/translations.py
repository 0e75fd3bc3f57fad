"""The translations of the window, called as `translations.py update|compile|check [FOLDER]`.

update   collect the strings of the code into resources/translations/*.ts; translations of strings that are gone go with them
compile  make the *.qm files that the window reads
check    list strings without a translation, broken ones, and texts that bypass translation; exit 1 if there are any

Strings come from `self.tr("…")` and `QCoreApplication.translate("Context", "…")` (also called `tell`) in `ui` and `app`, and
from the tables below, which know no Qt. FOLDER replaces resources/translations.
"""

from __future__ import annotations

import argparse
import ast
import functools
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("de", "zh_CN")
TEMPLATES = "templates.json"

# What shows a text: the function or method, and the place of the text among its arguments.
SINKS = {
    "label": (0,), "button": (0, 2), "IconButton": (1,), "ElidedLabel": (0,), "QLabel": (0,), "QPushButton": (0,),
    "QCheckBox": (0,), "QAction": (0,), "QRadioButton": (0,), "QGroupBox": (0,), "QDockWidget": (0,), "setText": (0,),
    "setToolTip": (0,), "setStatusTip": (0,), "setWindowTitle": (0,), "setPlaceholderText": (0,), "setAccessibleName": (0,),
    "setTitle": (0,), "setAccessibleDescription": (0,), "setWhatsThis": (0,), "addAction": (0,), "addMenu": (0,),
    "addTab": (1,), "setTabText": (1,), "set_tip": (0,), "set_whole": (0,), "set_work": (0,), "show_sentence": (0, 1),
    "set_note": (0,), "set_empty_text": (0, 1), "addItem": (0,), "setInformativeText": (0,), "addButton": (0,), "addRow": (0,),
}  # fmt: skip
_NAMES = ("VSum Desktop", "LGRLN", "VideoGraph", "Qt", "Ctrl", "Esc", "Shift", "Space", "Home", "End", "CSV", "PNG")

_TABLES = ("Command", "Tokens")  # made from literals that are collected otherwise, or are no words

Key = tuple[str, str]


def declared() -> dict[str, list[str]]:
    """Context → strings of the tables that are looked up with `app.translation.word`."""
    from vsum_desktop.core import reasons
    from vsum_desktop.core.builtin import BUILT_IN
    from vsum_desktop.core.settings import GROUPS, SETTINGS
    from vsum_desktop.pipeline import messages
    from vsum_desktop.pipeline.services import GRAPH_NOTE
    from vsum_desktop.ui import words
    from vsum_desktop.ui.actions import COMMANDS

    errors = [*messages.SENTENCES.values(), messages.SUGGESTION, messages.FOREIGN, messages.NO_MEMORY, messages.UNEXPECTED]
    errors += [messages.UNUSABLE, *messages.ADVICE.values(), messages.UNEXPECTED_ADVICE]
    settings = [*GROUPS.values()]
    for one in SETTINGS:
        settings += [text for text in (one.title, one.help, one.none, *(label for _, label in one.choices)) if text]
    causes = [*messages.OS_CAUSES.values(), messages.NO_CAUSE, "A file", *_causes()]
    tables = {
        "Causes": causes,
        "Concepts": _concepts(),
        "Commands": [text for command in COMMANDS for text in (command.menu, command.text, command.tip) if text],
        "Errors": errors,
        "Reasons": [*reasons.SENTENCES.values(), *reasons.ABOVE_NONE.values(), reasons.ALL_OTHERS, reasons.MANY_OTHERS],
        "Models": [*(text for one in BUILT_IN.values() for text in (one.title, one.note)), GRAPH_NOTE, *_of_models()],
        "Settings": settings,
        "Warnings": list(_warnings()),
        "Words": [*words.STAGES.values(), *words.BRIEFLY.values(), *words.TIMED.values()],
    }
    return {name: list(dict.fromkeys(found)) for name, found in tables.items()}


def _of_models() -> Iterator[str]:
    """Titles and notes of the models that are shipped."""
    for path in sorted((ROOT / "models").glob("*/manifest.json")):
        manifest = json.loads(path.read_text("utf-8"))
        yield from (manifest[key] for key in ("title", "note") if isinstance(manifest.get(key), str))


def _concepts() -> list[str]:
    """The words that shots are named by."""
    return list(json.loads((ROOT / "models" / "concepts" / "anchors-v1.json").read_text("utf-8"))["words"])


def templates() -> dict[str, list[str]]:
    """The strings of `declared` that are filled in where no translation is known; the longest first."""
    tables = declared()
    found = {name: [text for text in tables[name] if re.search(r"\{\d+\}", text)] for name in ("Causes", "Models", "Warnings")}
    return {name: sorted(texts, key=lambda text: (-len(text), text)) for name, texts in found.items()}


def _sources(*rooms: str) -> Iterator[tuple[Path, ast.Module]]:
    for room in rooms:
        for path in sorted((ROOT / "vsum_desktop" / room).rglob("*.py")):
            yield path, _parsed(path)


@functools.cache
def _parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def _text(node: ast.AST | None) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _template(node: ast.AST | None) -> str:
    """A literal, or an f-string with {0}, {1} … in place of what fills it; empty without words."""
    if isinstance(node, ast.JoinedStr):
        text, number = "", 0
        for part in node.values:
            if isinstance(part, ast.Constant):
                text += str(part.value).replace("{", "").replace("}", "")
            else:
                text += f"{{{number}}}"
                number += 1
        node_text = text
    else:
        node_text = _text(node) or ""
    return node_text if re.search(r"[^\W\d_]{2,}", re.sub(r"\{\d+\}", "", node_text)) else ""


def _causes() -> Iterator[str]:
    """The causes with which errors are raised."""
    for _, tree in _sources("core", "media", "inference", "interchange", "pipeline"):
        for node in ast.walk(tree):
            given: list[ast.expr] = []
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id.endswith("Error"):
                given = node.args[:1]
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "error":
                given = node.args[1:2]  # of a key of a manifest
            elif isinstance(node, ast.Assign) and any(isinstance(one, ast.Name) and one.id == "cause" for one in node.targets):
                given = [node.value]
            for one in given:
                for choice in (one.body, one.orelse) if isinstance(one, ast.IfExp) else (one,):
                    cause = _template(choice).strip().rstrip(".")
                    if cause:
                        yield cause


def _warnings() -> Iterator[str]:
    """The sentences that the pipeline puts together outside of errors: whole sentences, with a capital and a full stop."""
    for path, tree in _sources("core", "media", "pipeline"):
        if path.name in ("messages.py", "settings.py") or path.parent.name == "cli":
            continue
        documented = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        raised = {id(part) for node in ast.walk(tree) if isinstance(node, ast.Raise) for part in ast.walk(node)}
        inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
        tables = {id(part) for node in ast.walk(tree) if isinstance(node, ast.Dict) for part in node.values}
        for node in ast.walk(tree):
            if id(node) in documented | raised | inside | tables:
                continue
            text = _template(node)
            if re.fullmatch(r"[A-Z{].* .*\.", text) and not text.startswith("{0}."):
                yield text


class _Strings(ast.NodeVisitor):
    """Collects what one module translates and what it shows untranslated."""

    def __init__(self, path: Path) -> None:
        self.found: list[Key] = []
        self.problems: list[str] = []
        self._path = path.relative_to(ROOT)
        self._classes: list[str] = []

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        for part in ast.walk(node):
            if isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute) and part.func.attr in ("tr", "translate"):
                self._complain(node, "a translation inside an f-string is not collected")
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name == "tr" and isinstance(node.func, ast.Attribute):
            own = isinstance(node.func.value, ast.Name) and node.func.value.id == "self" and self._classes
            self._collect(node, self._classes[-1] if own else None, node.args[:1])
        elif name in ("translate", "tell") and len(node.args) >= 2:
            self._collect(node, _text(node.args[0]), node.args[1:2])
        for place in SINKS.get(name, ()):
            if place < len(node.args):
                self._check(node.args[place])
        for keyword in node.keywords:
            if keyword.arg in ("tip", "text", "tooltip", "title") and name not in _TABLES:
                self._check(keyword.value)
        self.generic_visit(node)

    def _collect(self, node: ast.Call, context: str | None, texts: list[ast.expr]) -> None:
        text = _text(texts[0]) if texts else None
        if context is None or text is None:
            self._complain(node, "tr is called on self with a literal, translate with two")
        else:
            self.found.append((context, text))

    def _check(self, node: ast.expr) -> None:
        """Complain of a text in a natural language that does not go through tr."""
        if isinstance(node, ast.IfExp):
            self._check(node.body)
            self._check(node.orelse)
            return
        parts = node.values if isinstance(node, ast.JoinedStr) else [node]
        words = " ".join(_text(part) or "" for part in parts)
        for name in _NAMES:
            words = words.replace(name, "")
        if re.search(r"[^\W\d_]{2,}", words):
            self._complain(node, f"not translated: {words.strip()[:60]!r}")

    def _complain(self, node: ast.AST, what: str) -> None:
        self.problems.append(f"{self._path}:{getattr(node, 'lineno', 0)}: {what}")


def collect() -> tuple[set[Key], list[str]]:
    """All (context, string) pairs of the code and the tables, and what is wrong with the code."""
    strings = {(context, text) for context, texts in declared().items() for text in texts}
    problems = []
    for path, tree in _sources("ui", "app"):
        visitor = _Strings(path)
        visitor.visit(tree)
        if path.name != "translation.py":
            strings.update(visitor.found)
            problems += visitor.problems
    return strings, problems


def _tool(name: str) -> str:
    """A program of Qt's Linguist that PySide6 brings along."""
    import PySide6

    folder = Path(PySide6.__file__).parent
    return str(next(path for path in (folder / name, folder / f"{name}.exe") if path.is_file()))


def update(folder: Path) -> int:
    """Collect the strings into the .ts files."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / TEMPLATES).write_text(json.dumps(templates(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    with tempfile.TemporaryDirectory() as scratch:
        found = Path(scratch) / "strings.py"
        calls = [
            f"QCoreApplication.translate({json.dumps(context)}, {json.dumps(text, ensure_ascii=False)})"
            for context, text in sorted(collect()[0])
        ]
        found.write_text("\n".join(calls) + "\n", encoding="utf-8")
        options = ["-locations", "none", "-no-obsolete", "-sort-messages", "-silent", "-source-language", "en_GB"]
        for code in LANGUAGES:
            target = str(folder / f"vsum_{code}.ts")
            subprocess.run([_tool("lupdate"), *options, "-target-language", code, str(found), "-ts", target], check=True)
    return 0


def compile_all(folder: Path) -> int:
    """Make the .qm files."""
    for code in LANGUAGES:
        source = folder / f"vsum_{code}.ts"
        subprocess.run([_tool("lrelease"), "-silent", str(source), "-qm", str(source.with_suffix(".qm"))], check=True)
    return 0


def read(path: Path) -> dict[Key, str]:
    """Key → translation, empty where there is none or it is unfinished."""
    found = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            translation = message.find("translation")
            done = translation is not None and translation.get("type") is None
            found[name, message.findtext("source") or ""] = (translation.text or "") if done and translation is not None else ""
    return found


def _wrong(source: str, translation: str) -> str:
    """What is wrong with a translation, empty if nothing is."""
    if not translation:
        return "no translation"
    fields = [sorted(re.findall(r"{[^{}]*}|%n|%\d", text)) for text in (source, translation)]
    if fields[0] != fields[1]:
        return f"other fields: {translation!r}"
    if source.endswith("…") != translation.endswith("…"):
        return f"… at the end of one only: {translation!r}"
    if (re.search(r"&\w", source) is None) != (re.search(r"&\w", translation) is None):
        return f"a mnemonic (&) in one only: {translation!r}"
    return ""


def problems(folder: Path) -> list[str]:
    """Everything that is wrong, one line each."""
    strings, found = collect()
    if json.loads((folder / TEMPLATES).read_text("utf-8")) != templates():
        found.append(f"{TEMPLATES} is not up to date: run update")
    for code in LANGUAGES:
        path = folder / f"vsum_{code}.ts"
        translations = read(path)
        found += [f"{path.name}: {context}: {text!r} is gone from the code" for context, text in translations.keys() - strings]
        for context, text in sorted(strings):
            wrong = _wrong(text, translations.get((context, text), ""))
            if wrong:
                found.append(f"{path.name}: {context}: {text!r}: {wrong}")
    return found


def check(folder: Path) -> int:
    """Print the problems; 1 if there are any."""
    found = problems(folder)
    print("\n".join([*found, f"{len(found)} problems" if found else "everything is translated"]))
    return 1 if found else 0


def main(arguments: list[str]) -> int:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("update", "compile", "check"))
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    options = parser.parse_args(arguments)
    return {"update": update, "compile": compile_all, "check": check}[options.what](options.folder)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
