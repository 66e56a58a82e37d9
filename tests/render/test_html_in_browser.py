"""The HTML document in a real browser: for everybody's eyes and hands, on screens and on paper, without a network.

Needs Chromium; without it these tests are skipped, and fail where the environment variable CI is set.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import resources
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from pypdf import PdfReader

from tests.render.sample_documents import AGENCY, empty, everything, example, hostile, provisional, summary
from trendaudit.render.document.model import Document
from trendaudit.render.html import report_html

pytestmark = pytest.mark.xdist_group("chromium")
PHONE, DESKTOP = 375, 1280
HEIGHT = 800
PATIENCE = 120_000
"""Milliseconds; a machine may be busy with other tests."""
DOCUMENTS: dict[str, Callable[[], Document]] = {
    "everything": lambda: everything(AGENCY),
    "full": lambda: example("garden-centre", brand=AGENCY),
    "provisional": provisional,
    "empty": empty,
    "hostile": hostile,
    "summary": summary,
}
Files = dict[str, Path]


FONTS = resources.files("trendaudit.render").joinpath("fonts")
FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
  <match target="pattern"><edit name="family" mode="assign" binding="strong"><string>Inter</string></edit></match>
</fontconfig>
"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Yield a browser that knows one font alone: how long a line is must not depend on whose machine it is."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        reason = "no Chromium is installed (apt-get install chromium)"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    folder = tmp_path_factory.mktemp("fonts")
    config = folder / "fonts.conf"
    config.write_text(FONTCONFIG.format(fonts=FONTS, cache=folder / "cache"), encoding="utf-8")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=chromium, env={**os.environ, "FONTCONFIG_FILE": str(config)}
        )
        yield started
        started.close()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    folder = tmp_path_factory.mktemp("html")
    written = {name: folder / f"{name}.html" for name in DOCUMENTS}
    for name, path in written.items():
        path.write_text(report_html(DOCUMENTS[name]()), encoding="utf-8")
    return written


def rarely(*some: str | int) -> list[Any]:
    """Return cases that only the long runs try."""
    return [pytest.param(one, marks=pytest.mark.slow) for one in some]


@contextmanager
def opened(browser: Browser, file: Path, width: int = DESKTOP, **options: Any) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": width, "height": HEIGHT}, **options)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(file.as_uri())
    yield page
    context.close()


@pytest.mark.parametrize("name", ["everything", *rarely("hostile", "provisional", "empty")])
def test_axe_finds_nothing_wrong_in_light_and_dark_on_phone_and_desktop(
    browser: Browser, files: Files, name: str
) -> None:
    axe = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
    with opened(browser, files[name], bypass_csp=True) as page:
        page.evaluate(axe)
        for width in (PHONE, DESKTOP):
            page.set_viewport_size({"width": width, "height": HEIGHT})
            page.emulate_media(color_scheme="light")
            assert violations(page) == [], width
            # Nothing but colours depends on the scheme
            page.emulate_media(color_scheme="dark")
            assert violations(page, "color-contrast") == [], width


@pytest.mark.parametrize("name", ["full", "hostile", *rarely(*sorted(DOCUMENTS.keys() - {"full", "hostile"}))])
def test_page_is_quiet_and_alone(browser: Browser, files: Files, name: str) -> None:
    said: list[str] = []
    asked: list[str] = []
    context = browser.new_context()
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(files[name].as_uri())
    page.mouse.move(300, 300)
    page.wait_for_load_state("networkidle")
    context.close()
    assert said == []
    assert [address for address in asked if not address.startswith("data:image/")] == [files[name].as_uri()]


@pytest.mark.parametrize("name", ["full", "hostile", *rarely(*sorted(DOCUMENTS.keys() - {"full", "hostile"}))])
def test_nothing_sticks_out_to_the_side(browser: Browser, files: Files, name: str) -> None:
    with opened(browser, files[name]) as page:
        for width in (320, PHONE, 768, DESKTOP):
            page.set_viewport_size({"width": width, "height": HEIGHT})
            assert page.evaluate("document.documentElement.scrollWidth") == width


def test_minute_is_on_the_first_screen(browser: Browser, files: Files) -> None:
    with opened(browser, files["full"]) as page:
        box = page.locator("section.minute > p").nth(2).bounding_box()
        assert box
        assert box["y"] + box["height"] < HEIGHT


@pytest.mark.parametrize("width", [PHONE, 1000])
def test_lines_of_a_long_title_stay_beside_its_number(browser: Browser, files: Files, width: int) -> None:
    with opened(browser, files["everything"], width) as page:
        page.evaluate("document.querySelector('ul.month a').textContent += ' again and again and again'.repeat(9)")
        begins = page.evaluate("[...document.querySelector('ul.month a').getClientRects()].map(line => line.left)")
        number = page.locator(".month .number").first.bounding_box()
        assert number
        assert page.locator("ul.month li").first.bounding_box()["height"] > 2 * number["height"]  # type: ignore[index]
        assert min(begins) >= number["x"] + number["width"]


@pytest.mark.parametrize("width", [PHONE, 930, *rarely(700, DESKTOP)])
def test_picture_that_is_wider_than_the_screen_says_so(browser: Browser, files: Files, width: int) -> None:
    with opened(browser, files["everything"], width) as page:
        is_cut = page.evaluate("(box => box.scrollWidth > box.clientWidth)(document.querySelector('.scrolls'))")
        assert page.locator(".sideways").is_visible() == is_cut
        page.emulate_media(media="print")
        assert not page.locator(".sideways").is_visible()


def test_lines_of_text_are_comfortable_on_a_wide_screen(browser: Browser, files: Files) -> None:
    with opened(browser, files["everything"]) as page:
        paragraph = page.locator("section.method p").first
        lines = paragraph.evaluate("p => p.getBoundingClientRect().height / parseFloat(getComputedStyle(p).lineHeight)")
        assert 60 < len(paragraph.inner_text()) / lines < 80


def test_ticks_survive_a_reload_and_are_counted(browser: Browser, files: Files) -> None:
    with opened(browser, files["everything"]) as page:
        status, whole, step = page.get_by_role("status"), page.locator("[data-whole]"), page.locator(".steps input")
        total = whole.count()
        assert status.inner_text() == f"0 of {total} done"
        whole.nth(1).check()
        step.nth(2).check()
        assert status.inner_text() == f"1 of {total} done"
        page.reload()
        assert status.inner_text() == f"1 of {total} done"
        assert [whole.nth(1).is_checked(), step.nth(2).is_checked(), whole.nth(0).is_checked()] == [True, True, False]
        assert page.get_by_text("Ticks are kept in this browser only.").is_visible()


def test_ticks_of_a_file_that_was_moved_are_found_again(browser: Browser, files: Files, tmp_path: Path) -> None:
    moved = tmp_path / "moved.html"
    moved.write_bytes(files["everything"].read_bytes())
    with opened(browser, files["everything"]) as page:
        page.locator("[data-whole]").first.check()
        page.goto(moved.as_uri())
        assert page.locator("[data-whole]").first.is_checked()


@pytest.mark.parametrize("kept", ["not JSON", *rarely('{"a": 1}', "null", "[1, null]")])
def test_spoilt_storage_is_no_error(browser: Browser, files: Files, kept: str) -> None:
    errors: list[str] = []
    with opened(browser, files["everything"]) as page:
        page.on("pageerror", lambda error: errors.append(str(error)))
        key = page.evaluate("`trendaudit:${document.body.dataset.key}`")
        page.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [key, kept])
        page.reload()
        page.locator("[data-whole]").first.check()
        assert page.get_by_role("status").inner_text().startswith("1 of ")
    assert errors == []


def test_forbidden_storage_is_passed_over_and_not_promised(browser: Browser, files: Files) -> None:
    errors: list[str] = []
    with opened(browser, files["everything"]) as page:
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('forbidden'); }})")
        page.reload()
        page.locator("[data-whole]").first.check()
        assert page.get_by_role("status").inner_text().startswith("1 of ")
        assert page.get_by_text("Ticks are kept in this browser only.").is_hidden()
    assert errors == []


def test_page_can_be_read_without_its_script(browser: Browser, files: Files) -> None:
    with opened(browser, files["everything"], java_script_enabled=False) as page:
        assert page.get_by_role("heading", level=1).inner_text() == "Bakkerij Roos"
        assert page.get_by_role("heading", name="Sources").is_visible()
        page.locator("[data-whole]").first.check()
        assert page.locator("#ticked").is_hidden()


def test_keyboard_reaches_the_skip_link_first_and_everything_in_the_order_of_the_page(
    browser: Browser, files: Files
) -> None:
    with opened(browser, files["provisional"]) as page:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to the report"
        assert page.locator(".skip").bounding_box()["y"] >= 0  # type: ignore[index]  # it is there, or this fails
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "report"
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.matches('.month a, nav a')")
        order = page.evaluate("[...document.querySelectorAll('[tabindex]')].every(one => one.tabIndex <= 0)")
        assert order


def test_focus_can_be_seen(browser: Browser, files: Files) -> None:
    with opened(browser, files["everything"]) as page:
        for selector in ("nav a", "[data-whole]", ".scrolls", "a.dot"):
            page.locator(selector).first.focus()
            page.keyboard.press("Shift+Tab")
            page.keyboard.press("Tab")
            assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid", selector


def test_dot_leads_to_its_advice(browser: Browser, files: Files) -> None:
    with opened(browser, files["everything"]) as page:
        dot = page.locator("a.dot").first
        href = dot.get_attribute("href") or ""
        dot.click()
        assert page.locator(href).bounding_box()["y"] < HEIGHT  # type: ignore[index]  # it is there, or this fails
        assert page.url.endswith(href)


@pytest.mark.parametrize(
    "name", ["streetwear-shop", *rarely("b2b-supplier", "cafe", "charity", "garden-centre", "hairdresser")]
)
def test_summary_prints_on_two_pages(browser: Browser, tmp_path: Path, name: str) -> None:
    file = tmp_path / "summary.html"
    file.write_text(report_html(example(name, summary=True, brand=AGENCY)), encoding="utf-8")
    with opened(browser, file) as page:
        assert printed(page) <= 2


def test_no_card_is_split_between_printed_pages(browser: Browser, files: Files) -> None:
    with opened(browser, files["everything"]) as page:
        page.emulate_media(media="print")
        assert page.evaluate(
            "[...document.querySelectorAll('.advice')].every(one => getComputedStyle(one).breakInside === 'avoid')"
        )


def violations(page: Page, *rules: str) -> list[tuple[Any, ...]]:
    """Return what axe finds wrong: the rule, where, and why."""
    options = {"resultTypes": ["violations"], **({"runOnly": list(rules)} if rules else {})}
    found = page.evaluate("options => axe.run(options)", options)["violations"]
    return [(one["id"], node["target"], node.get("failureSummary")) for one in found for node in one["nodes"]]


def printed(page: Page) -> int:
    """Return how many pages a document takes on paper."""
    pdf = page.pdf(prefer_css_page_size=True, print_background=True)
    return len(PdfReader(BytesIO(pdf)).pages)
