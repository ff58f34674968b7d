"""Weights of the ranking, written by `scripts/fit_matching.py`. Do not edit."""

from bot.matching.features import Features, Whole

# How much each feature says for a candidate against the others.
TARGET = Features(
    coverage=3.354,
    phrase=2.276,
    exact=2.641,
    verbatim=0.477,
    lead=1.537,
    spelling=3.025,
    contained=2.548,
    support=3.359,
    name=0.671,
    message=1.662,
    line=1.779,
    bare_line=1.238,
    outside=-1.705,
    missing=-3.805,
    other_action=-1.566,
    task=-0.939,
    row=0.111,
    named_row=1.192,
)

# How much it says for the best candidate's being right.
SURE_OF_BEST = Features(
    coverage=-1.055,
    phrase=-0.009,
    exact=0.094,
    verbatim=0.457,
    lead=-0.034,
    spelling=0.189,
    contained=3.069,
    support=0.635,
    name=-0.186,
    message=0.877,
    line=1.456,
    bare_line=0.180,
    outside=0.079,
    missing=-2.490,
    other_action=-1.178,
    task=-1.381,
    row=0.830,
    named_row=0.081,
)
SURE_OF_WHOLE = Whole(
    always=-2.671,
    unknown=-1.002,
    foreign=-2.451,
    line=0.225,
    brief=-2.572,
    score=2.420,
    margin=3.269,
)

# The bot answers from this sureness on.
ANSWER_FROM = 0.65
