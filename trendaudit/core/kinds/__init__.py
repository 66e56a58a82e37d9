"""Question kinds: what differs between one choice, many, a number and a text."""

from trendaudit.core.kinds.validation import Fault, fault_message, normal, validate

__all__ = ["Fault", "fault_message", "normal", "validate"]
