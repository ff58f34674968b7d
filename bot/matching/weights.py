"""Weights of the ranking, written by `scripts/fit_matching.py`. Do not edit."""

from bot.matching.features import Features, NoneFeatures

CANDIDATE = Features(
    coverage=0.70,
    phrase=0.60,
    exact=2.72,
    verbatim=0.64,
    lead=2.79,
    spelling=2.20,
    contained=5.93,
    name=0.82,
    message=1.74,
    line=1.69,
    bare_line=0.90,
    outside=-1.43,
    missing=-5.90,
    other_action=-1.75,
    task=-1.64,
    row=0.09,
    named_row=0.98,
)
NONE = NoneFeatures(
    always=4.39,
    unknown=0.77,
    foreign=2.71,
    line=-1.97,
)

# The bot answers up to this probability that the course has no answer, ...
NONE_AT_MOST = 0.40
# ... if the best match has at least this share of what is left.
BEST_AT_LEAST = 0.65
