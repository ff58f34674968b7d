"""Weights of the ranking, written by `scripts/fit_matching.py`. Do not edit."""

from bot.matching.features import Features, Whole

# How much each feature says for a candidate against the others.
TARGET = Features(
    coverage=3.076,
    phrase=2.084,
    exact=2.190,
    verbatim=1.000,
    lead=1.537,
    spelling=2.602,
    contained=2.004,
    support=3.786,
    name=0.654,
    message=0.749,
    line=2.248,
    bare_line=0.958,
    outside=-1.242,
    missing=-3.609,
    other_action=-0.766,
    task=-0.835,
    row=0.022,
    named_row=1.273,
)

# How much it says for the best candidate's being right.
SURE_OF_BEST = Features(
    coverage=-1.222,
    phrase=0.123,
    exact=0.533,
    verbatim=0.247,
    lead=-0.214,
    spelling=0.685,
    contained=2.820,
    support=1.093,
    name=-0.376,
    message=0.811,
    line=0.787,
    bare_line=0.187,
    outside=-0.110,
    missing=-1.792,
    other_action=-0.506,
    task=-0.865,
    row=0.335,
    named_row=-0.026,
)
SURE_OF_WHOLE = Whole(
    always=-2.847,
    unknown=-0.847,
    foreign=-2.812,
    line=0.624,
    brief=-2.414,
    score=1.916,
    margin=3.493,
)

# The bot answers from this sureness on.
ANSWER_FROM = 0.66
