"""Weights of the ranking, written by `scripts/fit_matching.py`. Do not edit."""

from bot.matching.features import Features, Whole

# How much each feature says for a candidate against the others.
TARGET = Features(
    coverage=4.066,
    phrase=0.707,
    exact=1.798,
    verbatim=1.747,
    lead=0.086,
    spelling=3.377,
    contained=0.558,
    support=4.882,
    name=-0.053,
    named=1.734,
    popular=1.853,
    message=1.953,
    line=4.042,
    bare_line=2.255,
    outside=-0.393,
    missing=-3.725,
    other_action=-1.433,
    task=-1.105,
    recipe=-0.817,
    defined=1.365,
    trouble=0.699,
    calm=-1.319,
    versus=2.565,
    single=0.838,
    command=0.055,
    row=-0.728,
    named_row=1.555,
)

# How much it says for the best candidate's being right.
SURE_OF_BEST = Features(
    coverage=-0.679,
    phrase=-0.905,
    exact=-0.072,
    verbatim=0.958,
    lead=-1.370,
    spelling=1.361,
    contained=2.418,
    support=0.549,
    name=-0.323,
    named=0.597,
    popular=-0.934,
    message=1.494,
    line=1.669,
    bare_line=-0.001,
    outside=-0.032,
    missing=-2.711,
    other_action=-0.599,
    task=-0.014,
    recipe=-0.144,
    defined=-0.119,
    trouble=0.205,
    calm=-0.024,
    versus=0.238,
    single=-0.279,
    command=-0.028,
    row=-0.592,
    named_row=-0.345,
)
SURE_OF_WHOLE = Whole(
    always=-2.376,
    unknown=-1.171,
    guessed=0.032,
    foreign=-0.252,
    line=0.168,
    brief=-3.498,
    score=2.702,
    margin=1.915,
)

# The bot answers from this sureness on.
ANSWER_FROM = 0.65
