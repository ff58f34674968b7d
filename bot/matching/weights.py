"""Weights of the ranking, written by `scripts/fit_matching.py`. Do not edit."""

from bot.matching.features import Features, Whole

# How much each feature says for a candidate against the others.
TARGET = Features(
    coverage=3.191,
    phrase=2.485,
    exact=2.062,
    verbatim=0.918,
    lead=1.583,
    spelling=2.790,
    contained=2.374,
    support=3.815,
    name=0.619,
    message=0.864,
    line=1.721,
    bare_line=0.961,
    outside=-1.002,
    missing=-3.515,
    other_action=-0.894,
    task=-0.940,
    row=0.009,
    named_row=1.225,
)

# How much it says for the best candidate's being right.
SURE_OF_BEST = Features(
    coverage=-1.200,
    phrase=0.105,
    exact=0.579,
    verbatim=0.130,
    lead=-0.269,
    spelling=0.568,
    contained=2.892,
    support=0.993,
    name=-0.395,
    message=0.807,
    line=0.854,
    bare_line=0.278,
    outside=0.068,
    missing=-1.687,
    other_action=-0.492,
    task=-0.874,
    row=0.351,
    named_row=-0.112,
)
SURE_OF_WHOLE = Whole(
    always=-2.879,
    unknown=-0.849,
    foreign=-2.559,
    line=0.681,
    brief=-2.188,
    score=1.874,
    margin=3.204,
)

# The bot answers from this sureness on.
ANSWER_FROM = 0.64
