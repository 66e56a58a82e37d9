"""SVG logos: what is accepted as it is, and what is refused."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.brand.pictures import svg
from trendaudit.brand.svg import SVG, read
from trendaudit.errors import ProblemsError

FIX = "take it out, turn text into paths (outlines) and styles into attributes, or save the logo as PNG"
EVERYTHING = """\
<!-- Generator --><title>Agency</title><desc>面</desc>
<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:about="https://agency.example"/></metadata>
<s:namedview xmlns:s="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" pagecolor="#ffffff"/>
<defs id="defs2"/>
<g style="filter:none; mix-blend-mode:normal; -inkscape-stroke:none; font-family:'Open Sans'" data-name="logo@2x" id="Layer_1">
  <path class="a" d="M0 0h10v10z" fill-rule="evenodd" clip-rule="evenodd" style="fill:#ab0; stroke-dasharray:none;
    stroke-dashoffset:0;stop-color:#000000;marker-start:none;paint-order:markers stroke fill;font-variation-settings:normal"/>
  <circle r="3" fill="rgb(1, 2, 3)" transform="matrix(1 0 0 1 2.5e-1 3)"/><ellipse rx="3" ry="2" aria-label="dot"/>
  <line x2="9" stroke="red" stroke-width=".5px"/><polyline points="1,2 3,4"/><polygon points="1,2 3,4 5,1"/>
</g>"""


def faults(content: bytes | str) -> list[str]:
    """Return the messages about a picture, or about one with this inside."""
    raw = svg(content) if isinstance(content, str) else content
    with pytest.raises(ProblemsError) as caught:
        read(raw, "logo.svg")
    return [str(problem) for problem in caught.value.problems]


def test_picture_is_kept_as_it_is_with_its_size() -> None:
    content = b'\xef\xbb\xbf<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n' + svg(EVERYTHING)
    logo = read(content, "logo.svg")
    assert (logo.kind, logo.width, logo.height, logo.content) == ("svg", 40, 20, content)


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('viewBox="0 0 4 2" width="40" height="20px"', (40, 20)),
        ('width="1in" height="72pt"', (96, 96)),
        ('width="25.4mm" height=" 2.54cm "', (96, 96)),
        ('viewBox="-5,-5,40.5,20"', (40.5, 20)),
        ('viewBox="0 0 40 20" width="100%" height="2em"', (40, 20)),
        ('viewBox="0 0 40 20" width="400"', (40, 20)),
    ],
)
def test_size_comes_from_the_sides_or_else_from_the_view_box(attributes: str, size: tuple[float, float]) -> None:
    logo = read(svg(attributes=attributes), "logo.svg")
    assert (logo.width, logo.height) == pytest.approx(size)


@pytest.mark.parametrize(
    "attributes",
    ["", 'width="40"', 'width="100%" height="100%"', 'viewBox="0 0 0 20"', 'viewBox="0 0 20"', 'viewBox="0 0 1e9 20"',
     'width="40" height="-1"', 'viewBox="0 0 40 nan"', 'width="2em" height="1em"', 'viewBox="0 0 4 2" width="0%"',
     'viewBox="0 0 4 2" height="0"'],
)  # fmt: skip
def test_picture_without_a_size_is_refused(attributes: str) -> None:
    assert "does not say its size; write viewBox=" in faults(svg(attributes=attributes))[0]


@pytest.mark.parametrize(
    "name",
    ["script", "foreignObject", "image", "use", "a", "style", "linearGradient", "radialGradient", "stop", "clipPath", "text", "animate", "animateMotion", "set", "iframe", "filter", "mask",
     "pattern", "marker", "symbol", "switch", "svg", "textPath", "feImage"],
)  # fmt: skip
def test_element_that_is_not_listed_is_refused_by_name_and_line(name: str) -> None:
    assert faults(f"<g>\n <{name}><b/></{name}></g>") == [f"logo.svg:3:2: <{name}> cannot stand in a logo; {FIX}"]


@pytest.mark.parametrize("namespace", ["http://www.w3.org/1999/xhtml", "urn:unknown", ""])
def test_element_of_an_unknown_namespace_is_refused(namespace: str) -> None:
    assert "<path> cannot stand" in faults(f'<path xmlns="{namespace}"/>')[0]


@pytest.mark.parametrize(
    ("inside", "message"),
    [
        ('<path onclick="alert(1)"/>', "<path> cannot have onclick; take it out"),
        ('<path ONLOAD="alert(1)"/>', "<path> cannot have ONLOAD"),
        ('<path xlink:href="#a"/>', "<path> cannot have href"),
        ('<path href="data:image/svg+xml,x"/>', "<path> cannot have href"),
        ('<path fill="url(#a)"/>', "<path> cannot have fill: url("),
        ('<path fill="URL ( \'//e.vil\' )"/>', "<path> cannot have fill: URL ("),
        ('<path style="fill:red;background:url(//e.vil/a)"/>', "<path> cannot have background"),
        (r'<path fill="u\72l(//e.vil)"/>', "<path> cannot have fill: \\;"),
        ('<path style="width:expression(alert(1))"/>', "<path> cannot have width"),
        ('<path style="fill: image-set( \'a\' 1x)"/>', "<path> cannot have fill: image-set"),
        ('<path style="font: 9px url( a )"/>', "<path> cannot have font: url("),
        ('<path filter="blur(9)"/>', "<path> cannot have filter"),
        ('<path style="filter : blur(9)"/>', "<path> cannot have filter;"),
        ('<path stroke-dasharray="0.0001"/>', "<path> cannot have stroke-dasharray"),
        ('<path style="clip-path:url(#a)"/>', "<path> cannot have clip-path"),
        ('<path mask="url(#a)"/>', "<path> cannot have mask"),
        ("<text>Agency</text>", "<text> cannot stand in a logo; take it out, turn text into paths (outlines)"),
    ],
)  # fmt: skip
def test_what_acts_fetches_or_cannot_be_drawn_is_refused_with_its_place(inside: str, message: str) -> None:
    (found,) = faults(inside)
    assert found.startswith("logo.svg:2:")
    assert message in found


def test_each_cause_is_told_once_where_it_first_stands() -> None:
    found = faults('<use/>\n<use/><path onload="x"/>\n<path fill="url(x)" onload="y"/>')
    assert [text.partition("> ")[0] for text in found] == [
        "logo.svg:2:1: <use",
        "logo.svg:3:7: <path",
        "logo.svg:4:1: <path",
    ]


def test_endless_names_are_not_printed_whole() -> None:
    assert all(len(text) < 300 for text in faults(f'<{"x" * 9_000}/><path {"y" * 9_000}="1"/>'))


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n',
        '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n',
        '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n',
        '<?xml-stylesheet href="x.css"?>\n',
    ],
)
def test_document_type_and_instructions_are_refused_before_they_are_read(head: str) -> None:
    (found,) = faults(head.encode() + svg("<g>&b;</g>"))
    assert found.startswith("logo.svg:1:")
    assert "delete this document type" in found


def test_encoding_that_a_browser_would_read_otherwise_is_refused() -> None:
    content = b'<?xml version="1.0" encoding="shift_jis"?>' + svg()
    assert "has the encoding 'shift_jis'; save it as UTF-8" in faults(content)[0]


@pytest.mark.parametrize("inside", [b"", b"<g>", b"<g></p>", b"<g a=1/>", b"<g>&nbsp;</g>", b"<g>\xff</g>", b"<g\0/>"])
def test_what_is_no_xml_is_refused_with_its_place(inside: bytes) -> None:
    content = f'<svg xmlns="{SVG}" viewBox="0 0 4 2">\n'.encode() + inside
    (found,) = faults(content)
    assert found.startswith("logo.svg:2:")
    assert "cannot be read as SVG" in found


@pytest.mark.parametrize("content", [b"<html><svg/></html>", b"<svg/>"])
def test_root_must_be_a_picture(content: bytes) -> None:
    assert f'must begin with <svg xmlns="{SVG}">, not with <' in faults(content)[0]


def test_large_deep_and_long_pictures_are_refused() -> None:
    assert "larger than 256 KiB" in faults(svg(" " * 256 * 1024))[0]
    assert "more than 32 levels" in faults("<g>" * 10_000)[0]
    assert "more than 32 levels or 5000 elements" in faults("<g/>" * 5000)[0]


@pytest.mark.parametrize("value", ["1", " ", "1 ", "a-", "url(#", "url(", "filter ", "expression ", "0,", "url(#a)"])
@pytest.mark.parametrize("attribute", ["d", "style", "width", "viewBox", "href"])
def test_no_value_takes_long_to_refuse(attribute: str, value: str) -> None:
    repeated = value * (200_000 // len(value)) + "!"
    begun = time.process_time()
    with pytest.raises(ProblemsError):
        read(svg("<script/>", f'{attribute}="{repeated}"'), "logo.svg")
    assert time.process_time() - begun < 2


@given(st.binary(max_size=60), st.integers(0, 2000))
def test_no_damage_makes_it_fail_otherwise(noise: bytes, at: int) -> None:
    whole = svg(EVERYTHING)
    content = whole[:at] + noise + whole[at + len(noise) :]
    with suppress(ProblemsError):
        assert read(content, "logo.svg").content == content
