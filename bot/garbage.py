"""When Python looks for garbage: not while starting, for what is made then stays."""

import gc


def leave() -> None:
    """Garbage is not looked for from here on."""
    gc.disable()


def look_anew() -> None:
    """What took the place of something large is never looked through again, either."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def look() -> None:
    """It is looked for again, but not in what there is now."""
    gc.freeze()
    gc.enable()
