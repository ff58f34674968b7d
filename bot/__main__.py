"""`python -m bot` is the same as `konspekt`."""

import sys

from bot.cli import main

sys.exit(main())
