"""The library's application as all handlers see it."""

from typing import Any, TypeAlias

from telegram.ext import Application, ContextTypes

Context: TypeAlias = ContextTypes.DEFAULT_TYPE
# Any: the library's own parameters for stored data and jobs, none of which is used here.
AnyApplication: TypeAlias = Application[Any, Any, Any, Any, Any, Any]
