"""Which characters the fonts have, and how the others are spelled."""

from __future__ import annotations

from pathlib import Path

import pytest
import typst
from fontTools.ttLib import TTFont

from trendaudit.render import pdf

FACES = sorted(pdf.FONTS.glob("*.ttf"))


def shipped_fonts(*folders: Path) -> typst.Fonts:
    """Return the fonts of the program, and those of some folders."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[pdf.FONTS, *folders])


@pytest.mark.parametrize("face", FACES, ids=lambda path: path.stem)
def test_every_face_has_every_common_character(face: Path) -> None:
    letters = {chr(code) for code in TTFont(face).getBestCmap()}
    common = {chr(code) for code in range(0x3000) if pdf.COMMON.fullmatch(chr(code))}
    assert common <= letters
    assert len(common) > 1100


def test_no_font_is_opened_for_letters_of_europe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_letters", None)
    assert pdf.uncommon(["Bäckerei Śnieżka · „Ωδή“ – Пекарня → 5½ €"]) == set()


def test_rarer_letters_of_the_own_fonts_are_none_to_look_for() -> None:
    assert pdf.uncommon(["✓ ★ \u0304", "店 and \U0001f600"]) == {"店", "\U0001f600"}


def test_characters_without_a_font_are_found_among_all_files(tmp_path: Path) -> None:
    (tmp_path / "broken.ttf").write_bytes(FACES[0].read_bytes()[:2000])
    assert pdf.without_font({"a", "店", "\u0378", "\u200d", "\ufe0f"}, shipped_fonts(tmp_path)) == {"店", "\u0378"}


def test_font_that_cannot_be_read_has_no_letters(tmp_path: Path) -> None:
    for content in (b"", b"\0\1\0\0" + b"\xff" * 40, FACES[0].read_bytes()[:200]):
        (tmp_path / f"{len(content)}.ttf").write_bytes(content)
        assert pdf._letters(tmp_path / f"{len(content)}.ttf", 0) == frozenset()


def test_codes_stand_for_some_characters_and_can_be_broken_between() -> None:
    spell = pdf.spelling({"店", "\U0001f600"})
    assert spell("Roos 店店\U0001f600") == "Roos \\u5e97\u200b\\u5e97\u200b\\U0001f600\u200b"
