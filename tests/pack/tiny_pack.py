"""A tiny pack in which every kind of file, question and rule occurs, and a way to spoil it."""

from __future__ import annotations

from pathlib import Path

from trendaudit.errors import ProblemsError
from trendaudit.pack import load

FILES = {
    "pack.yaml": """\
id: tiny
title: A tiny pack
version: 1.0.0
language: en-GB
reviewed: 2026-11-22
roles: {goals: goals, capacity: hours}
trends:
  service: {title: Service, weight: 2}
""",
    "questions/10-business.yaml": """\
section: The business
intro: Who you are.
questions:
  name:
    ask: What is the business called?
    kind: text
    depth: quick
    unread: For the cover of the report.
  goals:
    ask: What is it for?
    kind: many
    depth: quick
    options:
      sell: Selling
      serve: Serving
      unsure: {label: Not sure, exclusive: true}
  hours:
    ask: How many hours a week are there?
    kind: one
    depth: quick
    options:
      few: {label: One, value: 1}
      some: {label: Four, value: 4}
""",
    "questions/20-service.yaml": """\
section: Service
questions:
  channels:
    ask: Where do you answer people?
    kind: many
    depth: quick
    max: 2
    options:
      email: E-mail
      chat: Chat
      phone: Telephone
      nowhere: {label: Nowhere, exclusive: true}
  reply_time:
    ask: How soon do people get an answer?
    kind: one
    depth: quick
    ask_when: {channels: {none_of: [nowhere]}}
    options:
      same_day: The same day
      next_day: The next day
      later: Later
  last_look:
    ask: When did you last look there?
    kind: one
    each: channels
    options:
      today: Today
      earlier: Earlier
  staff:
    ask: How many people answer?
    kind: number
    min: 0
    max: 100
""",
    "trends/service/answers.yaml": """\
title: Questions are answered
open_title: Questions wait
kind: practice
origin: X1
why: People notice.
applies_when: {channels: {none_of: [nowhere]}}
score:
  - question: reply_time
    points: {same_day: 100, next_day: 50, later: 0}
impact: 5
effort: {once: 1.5, monthly: 2}
goals: [serve]
action:
  title: Answer
  steps: [Choose a moment.]
  done_when: All are answered.
claims: {advises: {S1-1: answer when people ask}}
examples:
  - {answers: {channels: [email], reply_time: later}, expect: 0}
  - {answers: {channels: [email], reply_time: same_day}, expect: pass}
  - {answers: {channels: [nowhere]}, expect: not_applicable}
  - {answers: {channels: [phone]}, expect: unknown}
  - {answers: {channels: [phone], reply_time: next_day}, expect: 50}
""",
    "trends/service/looking.yaml": """\
title: Somebody looks every day
open_title: Nobody looks every day
kind: practice
origin: [X2, X3]
why: It shows.
score:
  - {points: 100, when: {last_look: {every: [today]}, staff: {at_least: 1}}}
  - {points: 0, otherwise: true}
impact: 1
effort: {once: 0, monthly: 1}
goals: []
needs: [service/answers]
action: {title: Look, steps: [Look now.], done_when: You looked.}
claims: []
beyond: Nobody wrote about it.
examples:
  - {answers: {channels: [chat], last_look: {chat: today}, staff: 2}, expect: 100}
  - {answers: {channels: [chat], last_look: {chat: earlier}, staff: 2}, expect: 0}
  - {answers: {}, expect: unknown}
""",
    "trends/service/consent.yaml": """\
title: People agreed
open_title: Check that people agreed
kind: duty
origin: X4
why: It is the law.
score:
  - {question: last_look.email, points: {today: 100, earlier: not_applicable}}
effort: {once: 1, monthly: 0}
action: {title: Ask, steps: [Ask them.], done_when: All said yes.}
claims: [S1-2]
updates: [robots-came]
examples:
  - {answers: {channels: [email], last_look: {email: today}}, expect: pass}
  - {answers: {channels: [chat]}, expect: not_applicable}
  - {answers: {channels: dont_know}, expect: unknown}
""",
    "trends/service/robots.yaml": """\
title: Robots that answer
kind: watch
origin: X5
why: They may come.
applies_when: {channels: chat}
claims: []
corrects: [S1-2]
action: {title: Read about it first., steps: [Read.]}
examples:
  - {answers: {channels: [chat]}, expect: applies}
  - {answers: {channels: [email]}, expect: not_applicable}
  - {answers: {}, expect: unknown}
""",
    "sources/blog.yaml": """\
title: A blog
publisher: Somebody
published: "2022-11"
language: nl
claims:
  S1-1: {says: Answer., type: advice, actionable: yes}
  S1-2: {says: Robots come., type: trend, timeless: true}
""",
    "updates/news.yaml": """\
updates:
  robots-came:
    topic: Robots
    claims: [S1-2]
    status: changed
    since: "2025"
    checked: "2026-11-22"
    recheck: never
    client: They came in 2025.
    print: true
    sources:
      - {title: News, url: "https://example.org/", date: "2025", seen: true, print: true}
""",
}


class Pack:
    """A pack that stands in the current folder."""

    def write(self, name: str, text: str | bytes) -> None:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)

    def change(self, name: str, old: str, new: str) -> None:
        text = Path(name).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        self.write(name, text.replace(old, new))

    def problems(self) -> list[str]:
        try:
            load(Path())
        except ProblemsError as error:
            return list(map(str, error.problems))
        return []
