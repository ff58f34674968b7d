"""Weights of the ranking, written by `scripts/fit_matching.py`. Do not edit."""

from bot.matching.features import Features, NoneFeatures

CANDIDATE = Features(
    coverage=0.13,
    phrase=-0.32,
    exact=2.69,
    verbatim=1.06,
    lead=2.26,
    spelling=1.77,
    contained=6.40,
    name=1.06,
    message=1.74,
    line=1.40,
    bare_line=0.84,
    outside=-2.11,
    missing=-4.84,
    other_action=-1.17,
    task=-1.53,
    row=0.13,
    named_row=0.43,
)
NONE = NoneFeatures(
    always=3.25,
    unknown=-0.91,
    foreign=2.97,
    line=-1.09,
)

# The bot answers up to this probability that the course has no answer, ...
NONE_AT_MOST = 0.20
# ... if the best match has at least this share of what is left.
BEST_AT_LEAST = 0.60
