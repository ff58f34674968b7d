"""What there is to know: courses as YAML, and as the frozen values made of it."""

import os

# pydantic would search all installed packages for plugins when its first model is made: time and
# memory for something that must not change how courses are read.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
