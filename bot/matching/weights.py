"""Weights of the ranking, written by `scripts/fit_matching.py`. Do not edit."""

from bot.matching.features import Features, Whole

# How much each feature says for a candidate against the others.
TARGET = Features(
    coverage=3.078,
    phrase=2.084,
    exact=2.192,
    verbatim=1.001,
    lead=1.538,
    spelling=2.598,
    contained=1.997,
    support=3.786,
    name=0.653,
    message=0.751,
    line=2.249,
    bare_line=0.958,
    outside=-1.241,
    missing=-3.609,
    other_action=-0.751,
    task=-0.837,
    row=0.023,
    named_row=1.273,
)

# How much it says for the best candidate's being right.
SURE_OF_BEST = Features(
    coverage=-1.206,
    phrase=0.116,
    exact=0.527,
    verbatim=0.263,
    lead=-0.205,
    spelling=0.683,
    contained=2.844,
    support=1.086,
    name=-0.402,
    message=0.810,
    line=0.793,
    bare_line=0.180,
    outside=-0.107,
    missing=-1.804,
    other_action=-0.508,
    task=-0.859,
    row=0.341,
    named_row=-0.017,
)
SURE_OF_WHOLE = Whole(
    always=-2.869,
    unknown=-0.836,
    guessed=0.275,
    foreign=-2.797,
    line=0.627,
    brief=-2.462,
    score=1.923,
    margin=3.485,
)

# The bot answers from this sureness on.
ANSWER_FROM = 0.64
