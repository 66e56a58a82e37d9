"""From a file's bytes to its data, through the events of PyYAML's parser."""

from __future__ import annotations

import re

import yaml

from trendaudit.errors import Problem, ProblemsError
from trendaudit.strict_yaml import slips
from trendaudit.strict_yaml.building import MAX_LEVELS, Builder
from trendaudit.strict_yaml.decoding import decode, end_of
from trendaudit.strict_yaml.json_escapes import join_pairs
from trendaudit.strict_yaml.syntax import explain
from trendaudit.strict_yaml.yaml_file import YamlFile
from trendaudit.text.translation import _

_DEEP_KEYS = re.compile(rf"(?:\?[ \t]){{{MAX_LEVELS}}}")
"""What begins a key in a key in a key: the parser without libyaml would take long to find out."""


def document_of(raw: bytes, file: str) -> YamlFile:
    """Return what a file says whose size is right; `file` is its name in messages. Raises `ProblemsError`."""
    text = decode(raw, file)
    if found := slips.left_over(text):
        raise ProblemsError([Problem(file, *end_of(text[: found[0]]), found[1])])
    if deep := _DEEP_KEYS.search(text):
        message = _("this is nested deeper than {most} levels").format(most=MAX_LEVELS)
        raise ProblemsError([Problem(file, *end_of(text[: deep.start()]), message)])
    text, joined = join_pairs(text)
    builder = Builder(file, text, joined)
    # PyYAML can be built without libyaml, and then has no CSafeLoader.
    parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    event = None
    try:
        while parser.check_event():
            event = parser.get_event()
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        _refuse_depth(error, text, builder)
        builder.fail_at(*explain(error, text, event), event)
    except (OverflowError, ValueError):  # absurd numbers in escapes and directives, without libyaml
        builder.fail(parser.get_mark(), _("this cannot be read as YAML; look at what follows a \\ or a % here"))
    finally:
        parser.dispose()
    return builder.document()


def _refuse_depth(error: yaml.MarkedYAMLError, text: str, builder: Builder) -> None:
    """Read what stands before a fault once more by itself: a parser may have a limit of depth of its own.

    It looks ahead, so that its limit comes before the events that reach ours. Raises `ProblemsError`.
    """
    assert error.problem_mark is not None
    again = Builder(builder.file, text)
    parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text[: error.problem_mark.index])
    try:
        while parser.check_event():
            event = parser.get_event()
            if again.is_deep() and isinstance(event, yaml.CollectionStartEvent) and event.start_mark is not None:
                builder.fail_at(
                    event.start_mark.index, _("this is nested deeper than {most} levels").format(most=MAX_LEVELS), None
                )
            again.take(event)
    except (yaml.MarkedYAMLError, OverflowError, ValueError):
        return  # the fault itself is explained by the caller
    except ProblemsError:
        if again.is_deep():
            raise
    finally:
        parser.dispose()
