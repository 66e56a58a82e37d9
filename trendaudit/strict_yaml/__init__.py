"""Read a YAML 1.2 (or JSON) file strictly, with the place of everything in it.

Built on libyaml's stream of events rather than on its loaders, which follow YAML 1.1 (`no` is false,
`12:30` is 750), keep the last of two equal keys in silence and recurse as deeply as the file asks.
"""

from trendaudit.plain_files import MAX_BYTES, read_bytes
from trendaudit.strict_yaml.document import Document, Keys, Place
from trendaudit.strict_yaml.reading import parse, read

__all__ = ["MAX_BYTES", "Document", "Keys", "Place", "parse", "read", "read_bytes"]
