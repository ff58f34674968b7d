"""Weights of the ranking, written by `scripts/fit_matching.py`. Do not edit."""

from bot.matching.features import Features, Whole

# How much each feature says for a candidate against the others.
TARGET = Features(
    coverage=3.071,
    phrase=2.165,
    exact=2.111,
    verbatim=0.900,
    lead=1.654,
    spelling=2.600,
    contained=2.165,
    support=3.643,
    name=0.741,
    message=0.856,
    line=1.659,
    bare_line=0.954,
    outside=-0.986,
    missing=-3.657,
    other_action=-0.987,
    task=-0.844,
    row=0.083,
    named_row=1.238,
)

# How much it says for the best candidate's being right.
SURE_OF_BEST = Features(
    coverage=-1.244,
    phrase=0.268,
    exact=0.532,
    verbatim=0.135,
    lead=-0.042,
    spelling=0.687,
    contained=2.876,
    support=0.896,
    name=-0.471,
    message=0.794,
    line=0.850,
    bare_line=0.286,
    outside=0.063,
    missing=-1.670,
    other_action=-0.450,
    task=-0.844,
    row=0.309,
    named_row=-0.149,
)
SURE_OF_WHOLE = Whole(
    always=-2.836,
    unknown=-0.869,
    foreign=-2.611,
    line=0.713,
    brief=-2.172,
    score=1.827,
    margin=3.401,
)

# The bot answers from this sureness on.
ANSWER_FROM = 0.60
