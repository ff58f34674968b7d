"""Konspekt: a Telegram bot that turns study notes into a tutor."""

import os

__version__ = "0.1.0"

# pydantic would search all installed packages for plugins when its first model is made: time and
# memory for something that must not change how courses are read.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
