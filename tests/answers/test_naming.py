"""The file name that a business gets."""

from __future__ import annotations

from pathlib import Path

import pytest

from trendaudit.answers.naming import file_name, new_path, next_name


@pytest.mark.parametrize(
    ("business", "name"),
    [
        ("Bakkerij Roos", "bakkerij-roos.yaml"),
        ("  Café «Zoë» & Søn ", "cafe-zoe-and-son.yaml"),
        ("Straße Æble Łódź", "strasse-aeble-lodz.yaml"),
        ("Roos' Bakery", "roos-bakery.yaml"),
        ("A.B.C. 24/7", "a-b-c-24-7.yaml"),
        ("ﬁsh", "fish.yaml"),
        ("../../etc/passwd", "etc-passwd.yaml"),
        ("C:\\temp\x1b[31m\0", "c-temp-31m.yaml"),
        ("日本", "audit.yaml"),
        ("", "audit.yaml"),
        ("---", "audit.yaml"),
        ("CON", "audit-con.yaml"),
        ("Lpt1", "audit-lpt1.yaml"),
        ("Conny", "conny.yaml"),
        ("x" * 200, "x" * 60 + ".yaml"),
        ("x" * 59 + " y", "x" * 59 + ".yaml"),
    ],
)
def test_name_of_a_business_makes_a_file_name(business: str, name: str) -> None:
    assert file_name(business) == name


def test_existing_file_is_never_opened(tmp_path: Path) -> None:
    assert new_path("Roos", tmp_path) == tmp_path / "roos.yaml"
    (tmp_path / "roos.yaml").touch()
    assert new_path("Roos", tmp_path) == tmp_path / "roos-2.yaml"
    (tmp_path / "roos-2.yaml").symlink_to("nowhere")
    (tmp_path / "roos-3.yaml").mkdir()
    assert new_path("Roos", tmp_path) == tmp_path / "roos-4.yaml"


def test_next_name_stands_beside_and_is_free(tmp_path: Path) -> None:
    (tmp_path / "roos-2.json").touch()
    assert next_name(tmp_path / "roos.json") == tmp_path / "roos-3.json"
    assert next_name(tmp_path / "roos.yaml") == tmp_path / "roos-2.yaml"
