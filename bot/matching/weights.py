"""Weights of the ranking, written by `scripts/fit_matching.py`. Do not edit."""

from bot.matching.features import Features, Whole

# How much each feature says for a candidate against the others.
TARGET = Features(
    coverage=3.895,
    phrase=1.871,
    exact=1.351,
    verbatim=1.666,
    lead=0.251,
    spelling=3.458,
    contained=0.670,
    support=4.386,
    name=-0.269,
    named=0.993,
    popular=1.496,
    message=2.013,
    line=3.537,
    bare_line=1.306,
    outside=-0.305,
    missing=-3.716,
    other_action=-0.809,
    task=-0.899,
    recipe=-0.296,
    defined=0.870,
    trouble=0.768,
    calm=-1.291,
    versus=1.265,
    single=-0.983,
    command=0.192,
    row=-0.315,
    named_row=0.953,
)

# How much it says for the best candidate's being right.
SURE_OF_BEST = Features(
    coverage=-0.898,
    phrase=-0.541,
    exact=0.317,
    verbatim=-0.154,
    lead=-1.147,
    spelling=0.023,
    contained=1.780,
    support=-0.218,
    name=0.076,
    named=0.299,
    popular=1.873,
    message=2.166,
    line=-0.252,
    bare_line=-0.009,
    outside=0.265,
    missing=-2.981,
    other_action=-0.094,
    task=-0.926,
    recipe=-0.934,
    defined=-0.097,
    trouble=0.570,
    calm=-0.321,
    versus=0.180,
    single=-0.399,
    command=-0.430,
    row=0.354,
    named_row=0.231,
)
SURE_OF_WHOLE = Whole(
    always=-2.124,
    unknown=-0.893,
    guessed=0.537,
    foreign=-0.140,
    line=0.136,
    brief=-3.002,
    score=1.582,
    margin=2.236,
)

# The bot answers from this sureness on.
ANSWER_FROM = 0.75
