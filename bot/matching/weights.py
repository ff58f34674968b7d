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
    coverage=-1.054,
    phrase=0.010,
    exact=0.091,
    verbatim=0.457,
    lead=-0.026,
    spelling=0.189,
    contained=3.067,
    support=0.633,
    name=-0.188,
    message=0.879,
    line=1.452,
    bare_line=0.177,
    outside=0.078,
    missing=-2.493,
    other_action=-1.170,
    task=-1.371,
    row=0.791,
    named_row=0.080,
)
SURE_OF_WHOLE = Whole(
    always=-2.689,
    unknown=-0.985,
    foreign=-2.428,
    line=0.236,
    brief=-2.569,
    score=2.421,
    margin=3.273,
)

# The bot answers from this sureness on.
ANSWER_FROM = 0.64
