from __future__ import annotations

import pytest

from trendaudit.text.transliterate import HANDLER, encodable


@pytest.mark.parametrize(
    ("text", "encoding", "plain"),
    [
        ("+6 → 40 · 2½ h, then 26¼ h", "ascii", "+6 -> 40 | 2.5 h, then 26.25 h"),
        ("“Café” – it’s 1…2", "ascii", '"Cafe" - it\'s 1...2'),
        ("Ærø ½ →", "latin-1", "Ærø ½ ->"),
        ("Kafé Lillehjørnet, Ærø, Łódź, Straße", "ascii", "Kafe Lillehjornet, AEro, Lodz, Strasse"),
        ("面包", "ascii", "??"),
        ("━━──", "ascii", "==--"),
        ("½ →", "utf-8", "½ →"),
    ],
)
def test_what_an_encoding_lacks_is_written_in_plain_letters(text: str, encoding: str, plain: str) -> None:
    assert encodable(text, encoding) == plain


def test_only_writing_is_helped() -> None:
    with pytest.raises(UnicodeDecodeError):
        b"\xff".decode("ascii", HANDLER)
