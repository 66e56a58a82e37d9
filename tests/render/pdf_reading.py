"""Reading the PDF of a document: its text, its structure, its links."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import DictionaryObject, StreamObject

from tests.render.pdf_words import words_of
from trendaudit.render import pdf
from trendaudit.render.document.model import Document
from trendaudit.render.pdf import report_pdf


def read(document: Document) -> PdfReader:
    return PdfReader(BytesIO(report_pdf(document)))


def squeezed(text: str) -> str:
    return "".join(text.replace(pdf.ZERO_WIDTH_SPACE, "").split())


def text_of(reader: PdfReader, document: Document) -> str:
    """Return the text of all pages without blanks, and without what is repeated on each of them."""
    pages = []
    for number, page in enumerate(reader.pages, start=1):
        text = squeezed(page.extract_text())
        text = text.removeprefix(squeezed(f"{document.cover.client} Page {number} of {len(reader.pages)}"))
        pages.append(text.removesuffix(squeezed(f"{document.brand.name or document.cover.kind} 22 November 2026")))
    return "".join(pages)


def missing(document: Document) -> list[str]:
    """Return the words of a document that its PDF does not say, or says at another place."""
    text, place, lost = text_of(read(document), document), 0, []
    for words in words_of(document):
        found = text.find(squeezed(words), place)
        if found < 0:
            lost.append(words)
        else:
            place = found + len(squeezed(words))
    return lost


def tags(reader: PdfReader) -> Iterator[DictionaryObject]:
    """Yield the elements of the structure."""
    open_ones = [reader.root_object["/StructTreeRoot"].get_object()]
    while open_ones:
        one = open_ones.pop()
        if isinstance(one, DictionaryObject):
            if "/S" in one:
                yield one
            children = one.get("/K")
            children = children.get_object() if children is not None else None
            some = children if isinstance(children, list) else [children]
            open_ones.extend(child.get_object() for child in some if child is not None)


def notes(reader: PdfReader) -> list[Any]:
    return [note.get_object() for page in reader.pages for note in page.get("/Annots", ())]


def metadata_of(reader: PdfReader) -> bytes:
    """Return the XMP packet."""
    packet = reader.root_object["/Metadata"].get_object()
    assert isinstance(packet, StreamObject)
    return packet.get_data()


def addresses(reader: PdfReader) -> set[str]:
    return {str(note["/A"]["/URI"]) for note in notes(reader) if "/URI" in note.get("/A", {})}
