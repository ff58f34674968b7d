"""Weights of the ranking, written by `scripts/fit_matching.py`. Do not edit."""

from bot.matching.features import Features, Whole

# How much each feature says for a candidate against the others.
TARGET = Features(
    coverage=3.078,
    phrase=2.083,
    exact=2.194,
    verbatim=1.001,
    lead=1.537,
    spelling=2.595,
    contained=1.993,
    support=3.784,
    name=0.653,
    message=0.751,
    line=2.248,
    bare_line=0.958,
    outside=-1.241,
    missing=-3.611,
    other_action=-0.749,
    task=-0.837,
    row=0.023,
    named_row=1.272,
)

# How much it says for the best candidate's being right.
SURE_OF_BEST = Features(
    coverage=-1.205,
    phrase=0.115,
    exact=0.528,
    verbatim=0.263,
    lead=-0.205,
    spelling=0.679,
    contained=2.839,
    support=1.091,
    name=-0.402,
    message=0.811,
    line=0.793,
    bare_line=0.180,
    outside=-0.107,
    missing=-1.804,
    other_action=-0.507,
    task=-0.857,
    row=0.342,
    named_row=-0.015,
)
SURE_OF_WHOLE = Whole(
    always=-2.867,
    unknown=-0.833,
    guessed=0.275,
    foreign=-2.796,
    line=0.628,
    brief=-2.462,
    score=1.922,
    margin=3.487,
)

# The bot answers from this sureness on.
ANSWER_FROM = 0.71
