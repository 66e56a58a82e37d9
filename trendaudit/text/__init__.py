"""Words: translating, quoting, cleaning and measuring text. Knows nothing of packs or answers."""
