"""Konspekt: a Telegram bot that turns study notes into a tutor."""

__version__ = "0.1.0"
