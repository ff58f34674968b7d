"""Weights of the ranking, written by `scripts/fit_matching.py`. Do not edit."""

from bot.matching.features import Features, NoneFeatures

CANDIDATE = Features(
    coverage=-0.13,
    phrase=2.21,
    exact=3.42,
    lead=3.18,
    spelling=1.33,
    contained=5.08,
    name=1.46,
    message=1.77,
    line=2.03,
    bare_line=1.67,
    outside=-1.59,
    missing=-3.53,
    other_action=-2.11,
    row=-1.94,
    named_row=1.88,
)
NONE = NoneFeatures(
    always=4.61,
    unknown=1.15,
    foreign=3.24,
    line=-2.35,
)

# The bot answers up to this probability that the course has no answer, ...
NONE_AT_MOST = 0.40
# ... if the best match has at least this share of what is left.
BEST_AT_LEAST = 0.55
