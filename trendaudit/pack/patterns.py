"""How ids, days, versions and the like are written, as regular expressions that mean the same in JSON Schema."""

from __future__ import annotations

ID = r"^[a-z][a-z0-9_]*$"
SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
CLAIM = r"^[A-Z][A-Z0-9]*-[0-9]+$"
DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
PERIOD = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
RECHECK = r"^([0-9]{4}-[0-9]{2}-[0-9]{2}|never)$"
VERSION = r"^[0-9]+\.[0-9]+\.[0-9]+$"
_COMPARISON = r"(>=|<=|==|>|<) ?[0-9]{1,9}(\.[0-9]{1,9})*"
EXTENDS = rf"^[a-z0-9]+(-[a-z0-9]+)* {_COMPARISON}( ?, ?{_COMPARISON})*$"
LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
