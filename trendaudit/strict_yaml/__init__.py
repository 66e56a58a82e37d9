"""Read a YAML 1.2 (or JSON) file strictly, with the place of everything in it.

Built on libyaml's stream of events rather than on its loaders, which follow YAML 1.1 (`no` is false,
`12:30` is 750), keep the last of two equal keys in silence and recurse as deeply as the file asks.
"""

from trendaudit.files.read import MAX_BYTES, read_bytes
from trendaudit.strict_yaml.problem_collector import ProblemCollector
from trendaudit.strict_yaml.yaml_file import Keys, Place, YamlFile, parse, read

__all__ = ["MAX_BYTES", "Keys", "Place", "ProblemCollector", "YamlFile", "parse", "read", "read_bytes"]
