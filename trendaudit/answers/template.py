"""Make an answers file to fill in by hand."""

from __future__ import annotations

from collections.abc import Iterator

from trendaudit.answers.yaml_lines import COMMENTS_AT, comment, header_comments, key, text
from trendaudit.core.audit import DONT_KNOW, Depth
from trendaudit.core.catalog import Catalog, Option, Question
from trendaudit.core.condition_text import condition
from trendaudit.core.conditions import ALWAYS
from trendaudit.core.kinds import kind_of
from trendaudit.text.translation import _


def template(catalog: Catalog, depth: Depth) -> str:
    """Return an answers file in which no question has an answer yet, with everything that can be answered."""
    said = {name: comment(words) for name, words in header_comments().items()}
    rows = [
        *(comment(line) for line in _how_to(catalog)),
        f"{'trendaudit: 1'.ljust(COMMENTS_AT)}{said['trendaudit']}",
        f"pack: {text(catalog.edition)}",
        f"{f'depth: {depth}'.ljust(COMMENTS_AT)}{said['depth']}",
        "date:",
        "business:",
        "auditor:",
        "answers:",
        *_sections(catalog, depth),
        "",
        f"{'notes:'.ljust(COMMENTS_AT)}{said['notes']}",
        *_decisions(catalog),
    ]
    return "\n".join(rows) + "\n"


def our_comments(catalog: Catalog) -> frozenset[str]:
    """Return every comment that we write ourselves, in templates and in answers files."""
    ours = {comment(words) for words in header_comments().values()} | {comment(line) for line in _how_to(catalog)}
    ours |= {*_decisions(catalog)}
    for section in catalog.sections.values():
        ours |= {comment(section.title), comment(section.intro)}
    for question in catalog.questions.values():
        ours.add(comment(question.ask))
        ours |= {row.strip() for row in _question(question, catalog) if row.strip().startswith("#")}
        ours |= {comment(option.label) for option in _offered(question)}
    return frozenset(ours)


def _how_to(catalog: Catalog) -> tuple[str, ...]:
    simple = (
        question for question in catalog.questions.values() if kind_of(question).widget == "menu" and not question.each
    )
    example = next((f"{question.id}: {next(iter(question.options))}" for question in simple), "question: answer")
    return (
        _("Take away the first # before the option that applies, or before several where each begins with a dash (-)."),
        _("Or write ids behind the question: {example}, and [one, another] for several.").format(example=example),
        _("What stays empty is unanswered; dont_know says that nobody knows. Ids, never labels."),
        _("Then: trendaudit check FILE, trendaudit score FILE"),
    )


def _decisions(catalog: Catalog) -> Iterator[str]:
    """Yield an example of a decision, to be uncommented once there is one."""
    practice = next((rule.id for rule in catalog.rules.values() if rule.kind == "practice"), None)
    if practice is not None:
        yield f"{'# decisions:'.ljust(COMMENTS_AT)}{comment(header_comments()['decisions'])}"
        yield f"#   {text(practice)}: {{status: planned, who: Anna, due: 2027-01-31}}"


def _sections(catalog: Catalog, depth: Depth) -> Iterator[str]:
    current = None
    for question in catalog.questions.values():
        if depth == "quick" and question.depth == "full":
            continue
        if question.section != current and question.section in catalog.sections:
            current = question.section
            section = catalog.sections[current]
            yield from ("", f"  {comment(section.title)}")
            if section.intro:
                yield f"  {comment(section.intro)}"
        yield ""
        yield from (f"  {row}" for row in _question(question, catalog))


def _question(question: Question, catalog: Catalog) -> Iterator[str]:
    """Yield the lines of one question, options below its key."""
    yield comment(question.ask)
    yield comment(_how(question, catalog))
    yield key(question.id)
    options = [*_offered(question)]
    if question.each is None:
        bullet = "- " if kind_of(question).takes_several else ""
        yield from (f"  {_option(option, bullet)}" for option in options)
        return
    yield from (f"  {_option(option, '')}" for option in options)
    yield from (f"  {key(row)}" for row in catalog.questions[question.each].combinable)


def _option(option: Option, bullet: str) -> str:
    dash = bullet if option.id != DONT_KNOW else ""  # that one is an answer of its own, also where several are chosen
    return f"# {dash}{text(option.id)}  {comment(option.label)}"


def _offered(question: Question) -> Iterator[Option]:
    yield from question.options.values()
    if question.dont_know:
        yield Option(DONT_KNOW, _("this was asked, and nobody knows"))


def _how(question: Question, catalog: Catalog) -> str:
    """Say how a question is answered and when it is asked."""
    how = kind_of(question).instruction(question)
    if question.each is not None:
        how = _("{how}, for each that you chose at {parent}").format(how=how, parent=question.each)
    if question.ask_when == ALWAYS:
        return how
    return _("{how}; asked {when}").format(how=how, when=condition(question.ask_when, catalog))
