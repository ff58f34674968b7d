"""What a person wrote, without differences that mean nothing."""

import re
import unicodedata


def simple(text: str) -> str:
    """Small letters, е for ё, plain hyphens and apostrophes, single spaces, nothing around it."""
    text = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е").replace("’", "'")
    text = re.sub("[‐-―−]", "-", text)  # hyphens, dashes and the minus sign
    return " ".join(text.split()).strip(" .,;!()")
