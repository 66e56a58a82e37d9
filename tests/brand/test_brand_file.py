"""What a brand file may say, and what is said about one that is wrong."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.brand.pictures import png, svg
from trendaudit.brand.brand import ACCENT, Brand
from trendaudit.brand.colours import ENOUGH, WHITE, contrast, normal
from trendaudit.brand.file import read, template
from trendaudit.errors import ProblemsError

HEAD = "trendaudit_brand: 1\n"


def written(folder: Path, text: str, head: str = HEAD) -> Path:
    """Write a brand file and return its path."""
    path = folder / "agency.yaml"
    path.write_text(head + text, encoding="utf-8")
    return path


def faults(folder: Path, text: str, head: str = HEAD) -> list[str]:
    """Return the messages about a brand file, without the path of its folder."""
    with pytest.raises(ProblemsError) as caught:
        read(written(folder, text, head))
    return [str(problem).removeprefix(f"{folder}{os.sep}") for problem in caught.value.problems]


def test_file_of_the_design_is_read(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_bytes(svg())
    text = """\
name: Example Agency            # at most 80 characters
contact: hello@agency.example · +31 10 000 00 00 · agency.example
logo: logo.svg
accent: "#0B5C7A"
closing: >
  Thank you for the talk.
  We will call you in six weeks.
"""
    found = read(written(tmp_path, text))
    assert (found.name, found.contact) == ("Example Agency", "hello@agency.example · +31 10 000 00 00 · agency.example")
    assert (found.accent, found.closing) == ("#0b5c7a", "Thank you for the talk. We will call you in six weeks.")
    assert found.logo is not None
    assert found.logo.kind == "svg"


def test_everything_but_the_first_line_may_be_left_out(tmp_path: Path) -> None:
    assert read(written(tmp_path, "")) == Brand()


def test_template_reads_back_as_no_brand_at_all(tmp_path: Path) -> None:
    assert read(written(tmp_path, "", template())) == Brand()


def test_template_has_every_key_once(tmp_path: Path) -> None:
    rows = [row.partition(":")[0] for row in template().splitlines() if not row.startswith("#")]
    assert rows == ["trendaudit_brand", "name", "contact", "logo", "accent", "closing"]


def test_all_problems_are_told_at_once_with_their_places(tmp_path: Path) -> None:
    text = f"nmae: x\nname: {'x' * 81}\ncontact: [3]\nlogo: none.svg\naccent: blue\nclosing: [a]\n"
    assert faults(tmp_path, text) == [
        "agency.yaml:2:1: there is no key 'nmae'; did you mean 'name'?",
        "agency.yaml:3:7: name: this has 81 characters; at most 80 have room",
        "agency.yaml:4:10: contact: this must be text, not a list",
        "agency.yaml:5:7: logo: 'none.svg': there is no such file",
        "agency.yaml:6:9: accent: 'blue' is not a colour; write # and three or six of 0-9 and a-f, in quotes: \"#0b5c7a\"",
        "agency.yaml:7:10: closing: this must be text, not a list",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "1:1: this is no brand file; one begins with the line 'trendaudit_brand: 1'"),
        ("- a", "1:1: this is no brand file"),
        ("trendaudit: 1\npack: x\nanswers: {a: b}", "1:13: this is an answers file, no brand file"),
        ("name: x", "1:1: the line 'trendaudit_brand: 1' is missing; is this a brand file?"),
        (
            "trendaudit_brand: 2",
            "1:19: this file has format 2, and this version reads format 1; install a later version",
        ),
        ("trendaudit_brand: '1'", "1:19: the format must be the number 1, not '1'; write trendaudit_brand: 1"),
        ("trendaudit_brand: true", "1:19: the format must be the number 1, not true"),
        ("trendaudit_brand: 1\nzzz: 1", "2:1: there is no key 'zzz'; there are: trendaudit_brand, name, contact"),
    ],
)
def test_file_that_is_no_brand_file_is_refused(tmp_path: Path, text: str, message: str) -> None:
    (found,) = faults(tmp_path, text, head="")
    assert found.startswith(f"agency.yaml:{message}")


@pytest.mark.parametrize(("key", "most"), [("name", 80), ("contact", 160), ("closing", 600)])
def test_longest_text_has_room_and_one_more_character_has_not(tmp_path: Path, key: str, most: int) -> None:
    assert getattr(read(written(tmp_path, f"{key}: {'é' * most}")), key) == "é" * most
    assert f"at most {most} have room" in faults(tmp_path, f"{key}: {'é' * (most + 1)}")[0]


@pytest.mark.parametrize("key", ["name", "contact"])
def test_name_and_contact_are_one_line(tmp_path: Path, key: str) -> None:
    assert "this must be one line" in faults(tmp_path, f"{key}: |\n  one\n  two\n")[0]


@pytest.mark.parametrize("key", ["name", "contact", "closing", "logo"])
@pytest.mark.parametrize("character", [r"\e", r"\0", r"\u202e"])
def test_characters_that_do_not_print_are_refused(tmp_path: Path, key: str, character: str) -> None:
    (found,) = faults(tmp_path, f'{key}: "a{character}b"')
    assert "cannot be printed; delete it" in found
    assert found.isprintable()


def test_words_of_any_script_are_kept(tmp_path: Path) -> None:
    assert read(written(tmp_path, "name: Bäckerei 面包店 مخبز 👩‍🍳")).name == "Bäckerei 面包店 مخبز 👩‍🍳"


def test_short_colour_is_written_out(tmp_path: Path) -> None:
    assert read(written(tmp_path, 'accent: "#057"')).accent == "#005577"


def test_colour_without_quotes_is_not_taken_for_none(tmp_path: Path) -> None:
    (found,) = faults(tmp_path, "accent: #ff0000   # our red\n")
    assert 'put the colour in quotes: "#ff0000"; without them # begins a comment' in found


@pytest.mark.parametrize("text", ["accent: # none yet", "accent:", "accent: ''"])
def test_no_colour_is_the_usual_one(tmp_path: Path, text: str) -> None:
    assert read(written(tmp_path, text)).accent == ACCENT


@pytest.mark.parametrize(
    ("value", "hint"), [("0b5c7a", "#0b5c7a"), ("112233", "#112233"), ("'rgb(1,2,3)'", ACCENT), ("true", ACCENT)]
)
def test_what_is_no_colour_is_refused_with_how_to_write_it(tmp_path: Path, value: str, hint: str) -> None:
    (found,) = faults(tmp_path, f"accent: {value}")
    assert "is not a colour" in found
    assert found.endswith(f'in quotes: "{hint}"')


def test_colour_too_pale_for_white_text_is_refused_with_the_nearest_good_one(tmp_path: Path) -> None:
    (found,) = faults(tmp_path, 'accent: "#ff8800"')
    assert '2:9: accent: white text is hard to read on "#ff8800" (contrast 2.3, 4.5 is needed)' in found
    good = found.rpartition('"')[0].rpartition('"')[2]
    assert normal(good) == good
    assert contrast(good, WHITE) >= ENOUGH
    assert read(written(tmp_path, f'accent: "{good}"')).accent == good


def test_contrast_just_too_low_is_not_printed_as_enough(tmp_path: Path) -> None:
    assert "(contrast 4.4, 4.5 is needed)" in faults(tmp_path, 'accent: "#777777"')[0]


def test_kind_of_a_logo_goes_by_what_it_holds(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_bytes(png())
    (tmp_path / "logo.txt").write_bytes(svg())
    for name, kind in (("logo.svg", "png"), ("logo.txt", "svg")):
        logo = read(written(tmp_path, f"logo: {name}")).logo
        assert logo is not None
        assert logo.kind == kind


def test_logo_in_a_folder_below_is_found_from_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "logo.png").write_bytes(png())
    path = written(tmp_path, "logo: pictures/../pictures/logo.png")
    monkeypatch.chdir(tmp_path.parent)
    assert read(path.relative_to(tmp_path.parent)).logo is not None


@pytest.mark.parametrize(
    "name",
    [
        "/etc/passwd",
        "../logo.png",
        "a/../../logo.png",
        "C:/logo.png",
        r"\\host\logo.png",
        "link.png",
    ],
)
def test_logo_outside_of_the_folder_is_not_opened(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "brand"
    folder.mkdir()
    (tmp_path / "logo.png").write_bytes(png())
    (folder / "link.png").symlink_to(tmp_path / "logo.png")
    (found,) = faults(folder, f"logo: '{name}'")
    assert "agency.yaml:2:7: logo: " in found
    assert "is not within the folder of this file; copy the picture there" in found


def test_what_is_no_file_is_refused_at_the_line_of_the_logo(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "empty").write_bytes(b"")
    (tmp_path / "photo.gif").write_bytes(b"GIF89a")
    for name, message in {
        "folder": "this is a folder; a file is needed",
        "pipe": "this is not an ordinary file",
        "loop": "is not within the folder",
        "empty": "this is neither PNG, JPEG nor SVG; save it as one of them",
        "photo.gif": "this is neither PNG, JPEG nor SVG; save it as one of them",
    }.items():
        (found,) = faults(tmp_path, f"name: x\nlogo: {name}")
        assert found.startswith("agency.yaml:3:7: logo: ")
        assert message in found


def test_fault_within_an_svg_is_told_by_its_own_line(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_bytes(svg("<script/>"))
    (found,) = faults(tmp_path, "logo: logo.svg")
    assert found.startswith("logo.svg:2:1: <script> cannot stand in a logo")


def test_damaged_png_is_told_at_the_line_of_the_logo(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(png()[:-30])
    assert faults(tmp_path, "logo: logo.png") == [
        "agency.yaml:2:7: logo: 'logo.png': the picture is damaged; save it again"
    ]


@pytest.mark.parametrize("name", ["none.yaml", "folder", "pipe"])
def test_brand_file_that_cannot_be_read_is_a_clean_error(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ProblemsError) as caught:
        read(tmp_path / name)
    assert str(caught.value).startswith(str(tmp_path / name))


def test_colour_that_yaml_takes_for_a_number_keeps_its_zeros(tmp_path: Path) -> None:
    (found,) = faults(tmp_path, "accent: 001122")
    assert "'001122' is not a colour" in found
    assert found.endswith('in quotes: "#001122"')
