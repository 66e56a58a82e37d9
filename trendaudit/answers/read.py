"""Read an answers file and check it against the questions, all at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import cast, get_args

from trendaudit import strict_yaml
from trendaudit.answers.entries import answers, date_in, decisions, notes
from trendaudit.answers.problems import KEYS, AnswersCollector, is_blank, unknown
from trendaudit.answers.versions import is_older, may_be_unraised, pack_fault
from trendaudit.core.audit import Audit, Depth
from trendaudit.core.catalog import Catalog
from trendaudit.errors import Problem, ProblemsError, did_you_mean
from trendaudit.text.quoting import shown
from trendaudit.text.translation import _
from trendaudit.text.typed_text import LONGEST_NAME

FORMAT = 1
"""The format of answers files that this version reads and writes."""


@dataclass(frozen=True, slots=True)
class AnswersFile:
    """What was read: the audit, and what is needed to write it back."""

    name: str
    audit: Audit
    raw: bytes
    yaml_file: strict_yaml.YamlFile
    moves: Mapping[strict_yaml.Keys, strict_yaml.Keys]
    """Where keys have got another place, since the file was made with an earlier version of the pack."""
    notices: tuple[Problem, ...] = ()
    """What was carried over or set aside, where the file was made with an earlier version or the extended pack."""


def read(source: Path | bytes, name: str, catalog: Catalog) -> AnswersFile:
    """Read an answers file, or its bytes; `name` is its name in messages.

    Raises `ProblemsError` with everything that is wrong with it.
    """
    raw = source if isinstance(source, bytes) else strict_yaml.read_bytes(source, name)
    yaml_file = strict_yaml.parse(raw, name)
    collector = AnswersCollector(yaml_file, catalog)
    audit = audit_of(_top(yaml_file), collector)
    if is_json(name):
        _refuse_comments(collector)
    if collector.problems:
        raise ProblemsError(collector.problems)
    return AnswersFile(name, audit, raw, yaml_file, collector.moves, tuple(sorted(collector.notices)))


def is_json(path: str | PurePath) -> bool:
    """Tell by a file's name whether it is JSON."""
    return PurePath(path).suffix.lower() == ".json"


def _top(yaml_file: strict_yaml.YamlFile) -> Mapping[str, object]:
    data = yaml_file.data
    if not isinstance(data, dict):
        message = _("this is no answers file; one begins with the line 'trendaudit: 1' (see trendaudit template)")
        raise ProblemsError([yaml_file.problem((), message)])
    if "trendaudit_brand" in data and "trendaudit" not in data:
        message = _("this is a brand file, no answers file (see trendaudit template)")
        raise ProblemsError([yaml_file.problem(("trendaudit_brand",), message)])
    number = data.get("trendaudit")
    if isinstance(number, int) and number > FORMAT:
        message = _("this file has format {number}, and this version reads format {ours}; install a later version")
        message = message.format(number=number, ours=FORMAT)
        raise ProblemsError([yaml_file.problem(("trendaudit",), message)])
    return data


def audit_of(data: Mapping[str, object], collector: AnswersCollector) -> Audit:
    """Return what the keys and values of an answers file say; what is wrong with them is collected."""
    _check_keys(data, collector)
    retired = collector.mapping(("retired",), data.get("retired"), "{question: answer}")
    collector.retired.update({name: collector.as_written(("retired", name), value) for name, value in retired.items()})
    date = date_in(("date",), data.get("date"), collector)
    business, auditor = (_name(key, data, collector) for key in ("business", "auditor"))
    depth = _depth(data.get("depth"), collector)
    pack = collector.catalog.edition
    if not _check_pack(data, collector):
        return Audit(pack)
    collector.older = is_older(data["pack"], collector.catalog)
    audit = Audit(
        pack=pack,
        depth=depth,
        date=date,
        business=business,
        auditor=auditor,
        answers=answers(data.get("answers"), collector),
        notes=notes(data.get("notes"), collector),
        decisions=decisions(data.get("decisions"), collector),
        retired=collector.retired,
    )
    if collector.unfamiliar:
        collector.refuse(("pack",), may_be_unraised(collector.catalog))
    return audit


def _name(key: str, data: Mapping[str, object], collector: AnswersCollector) -> str:
    """Return a name; blanks alone are none."""
    name = collector.limited_text((key,), data.get(key), LONGEST_NAME)
    return "" if is_blank(name) else name


def _check_keys(data: Mapping[str, object], collector: AnswersCollector) -> None:
    for key in data:
        if key in collector.catalog.questions and not did_you_mean(key, KEYS):
            collector.refuse_key((key,), _("the answer to {key} belongs under 'answers:'").format(key=shown(key)))
        elif key not in KEYS:
            collector.refuse_key((key,), unknown(_("key"), key, KEYS, len(KEYS)))
    number = data.get("trendaudit")
    if "trendaudit" not in data:
        collector.refuse((), _("the line 'trendaudit: 1' is missing; is this an answers file?"))
    elif type(number) is not int or number != FORMAT:
        message = _("the format must be the number 1, not {number}; write trendaudit: 1")
        collector.refuse(("trendaudit",), message.format(number=shown(number)))


def _check_pack(data: Mapping[str, object], collector: AnswersCollector) -> bool:
    catalog = collector.catalog
    if data.get("pack") is None:
        text = _("the pack of these answers is missing; write pack: {pack}")
        collector.refuse(("pack",), text.format(pack=catalog.edition))
        return False
    wrong = pack_fault(data["pack"], catalog)
    if wrong:
        collector.refuse(("pack",), wrong)
    return not wrong


def _depth(value: object, collector: AnswersCollector) -> Depth:
    depths: tuple[str, ...] = get_args(Depth)
    if value is None:
        return "quick"
    if value not in depths:
        nearest = did_you_mean(value, depths) if isinstance(value, str) else ""
        message = _("depth: {value} is neither quick nor full{nearest}")
        collector.refuse(("depth",), message.format(value=shown(value), nearest=nearest))
        return "quick"
    return cast("Depth", value)


def _refuse_comments(collector: AnswersCollector) -> None:
    from trendaudit.answers.comments import Comment, find_comments

    if any(isinstance(entry, Comment) for entry in find_comments(collector.yaml_file)):
        message = _(
            "JSON has no comments, so those in this file would be lost; give the file a name that ends in .yaml"
        )
        collector.refuse((), message)
