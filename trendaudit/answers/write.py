"""Write an audit as the text of an answers file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import PurePath
from typing import Literal

from trendaudit.answers.comments import (
    NO_COMMENTS,
    Comment,
    Comments,
    Where,
    find_comments,
    moved,
    signature,
    unsigned,
    without,
)
from trendaudit.answers.read import AnswersFile, is_json
from trendaudit.answers.template import our_comments
from trendaudit.answers.yaml_lines import COMMENTS_AT, YamlLine, in_order, number, quoted, yaml_lines
from trendaudit.core.audit import Audit
from trendaudit.core.catalog import Catalog
from trendaudit.strict_yaml import Keys

Form = Literal["yaml", "json"]


def form_of(path: str | PurePath) -> Form:
    """Return the form in which a file of a name is written."""
    return "json" if is_json(path) else "yaml"


def render(audit: Audit, catalog: Catalog, comments: Comments = NO_COMMENTS, form: Form = "yaml") -> str:
    """Return the text of an answers file, with the comments that a person had put into it."""
    if form == "json":
        return _json(_plain(audit, catalog)) + "\n"
    return _merge_comments(list(yaml_lines(audit, catalog)), comments)


def comments_to_keep(found: AnswersFile, catalog: Catalog) -> Comments:
    """Return the comments of a file for `render`, without those that it writes itself."""
    theirs = without(unsigned(find_comments(found.yaml_file)), our_comments(catalog))
    return moved(theirs, found.moves)


@dataclass(slots=True)
class _Placed:
    """The comments of a person by the key that they are written at."""

    above: defaultdict[Keys, list[str]] = field(default_factory=lambda: defaultdict(list))
    behind: dict[Keys, str] = field(default_factory=dict)
    below: defaultdict[Keys, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, text: str, where: Where, path: Keys) -> None:
        if where == "behind" and path not in self.behind:
            self.behind[path] = text
        else:
            (self.below if where == "below" else self.above)[path].append(text)


def _merge_comments(written: Sequence[YamlLine], comments: Comments) -> str:
    placed = _placed(written, comments)
    rows: list[str] = []
    ours: list[str] = []
    for position, line in enumerate(written):
        margin = "  " * (len(line.path) - 1)
        above = [line.heading] if line.heading else []
        rows += [margin + text for text in above + placed.above[line.path]]
        rows.append(_with_comment(margin + line.text, placed.behind.get(line.path, line.comment)))
        ours += above if line.path in placed.behind else [*above, line.comment]
        rows += [margin + text if text else "" for text in line.more]
        following = written[position + 1].path if position + 1 < len(written) else ()
        for depth in range(len(line.path) - 1, -1, -1):
            if following[:depth] != line.path[:depth] or not following:
                rows += ["  " * depth + text for text in placed.below.pop(line.path[:depth], ())]
    return "\n".join([*rows, *signature(filter(None, ours))]) + "\n"


def _with_comment(text: str, comment: str) -> str:
    return f"{text.ljust(COMMENTS_AT - 2)}  {comment}" if comment else text


def _placed(written: Sequence[YamlLine], comments: Comments) -> _Placed:
    here = {line.path: line for line in written}
    later: Keys | None = None
    anchored: list[tuple[str, Where, Keys]] = []
    for entry in reversed(comments):
        if isinstance(entry, Comment):
            anchored.append((entry.text, *_anchor(entry, here, later)))
        elif entry in here:
            later = entry
    placed = _Placed()
    for each in reversed(anchored):
        placed.add(*each)
    return placed


def _anchor(comment: Comment, here: Mapping[Keys, YamlLine], later: Keys | None) -> tuple[Where, Keys]:
    """Return where a comment is written: at its key, at the line that its key is part of, or at the next one."""
    path = comment.path
    if comment.where == "below" and (not path or (path in here and not here[path].has_value)):
        return "below", path
    while path and path not in here:
        path = path[:-1]
    if path == comment.path or (path and here[path].has_value):
        return ("above" if comment.where == "below" else comment.where), path
    return ("below", ()) if later is None else ("above", later)


def _plain(audit: Audit, catalog: Catalog) -> dict[str, object]:
    """Return an audit as the mapping that its file is; what is empty is left out."""
    decisions = {rule: _filled(asdict(decision)) for rule, decision in audit.decisions.items()}
    head = {"date": audit.date, "business": audit.business, "auditor": audit.auditor}
    tail = {"notes": audit.notes, "decisions": decisions, "retired": audit.retired}
    answers = {name: audit.answers[name] for name in in_order(audit.answers, catalog.questions)}
    first = {"trendaudit": 1, "pack": audit.pack, "depth": audit.depth}
    return first | _filled(head) | {"answers": answers} | _filled(tail)


def _filled(values: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in values.items() if value not in ("", {})}


def _json(value: object, margin: str = "") -> str:
    inner = margin + "  "
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int() | float():
            return number(value)
        case str():
            return quoted(value)
        case Mapping() if value:
            parts = (f"{inner}{quoted(name)}: {_json(part, inner)}" for name, part in value.items())
            return "{\n" + ",\n".join(parts) + f"\n{margin}}}"
        case Mapping():
            return "{}"
        case list() | tuple():
            return "[" + ", ".join(_json(part, margin) for part in value) + "]"
    raise TypeError(type(value).__name__)
