"""Weights of the ranking, written by `scripts/fit_matching.py`. Do not edit."""

from bot.matching.features import Features, Whole

# How much each feature says for a candidate against the others.
TARGET = Features(
    coverage=3.529,
    phrase=1.591,
    exact=1.731,
    verbatim=1.847,
    lead=0.407,
    spelling=3.852,
    contained=1.030,
    support=4.877,
    name=-0.220,
    named=1.052,
    popular=3.225,
    message=1.611,
    line=3.335,
    bare_line=2.354,
    outside=-0.805,
    missing=-3.968,
    other_action=-1.035,
    task=-1.047,
    recipe=-0.070,
    defined=1.271,
    trouble=1.836,
    calm=-0.248,
    versus=1.596,
    single=-0.138,
    command=-0.477,
    row=0.684,
    named_row=1.798,
)

# How much it says for the best candidate's being right.
SURE_OF_BEST = Features(
    coverage=-1.081,
    phrase=-0.375,
    exact=-0.621,
    verbatim=0.604,
    lead=-1.355,
    spelling=1.320,
    contained=1.965,
    support=0.620,
    name=-0.494,
    named=0.608,
    popular=0.266,
    message=0.989,
    line=1.155,
    bare_line=0.177,
    outside=-0.216,
    missing=-2.810,
    other_action=-0.603,
    task=-0.122,
    recipe=-0.385,
    defined=-0.066,
    trouble=0.634,
    calm=0.284,
    versus=0.081,
    single=0.014,
    command=-0.229,
    row=-0.195,
    named_row=-0.127,
)
SURE_OF_WHOLE = Whole(
    always=-3.024,
    unknown=-0.892,
    guessed=0.127,
    foreign=-0.191,
    line=-0.198,
    brief=-3.718,
    score=2.567,
    margin=2.729,
)

# The bot answers from this sureness on.
ANSWER_FROM = 0.68
