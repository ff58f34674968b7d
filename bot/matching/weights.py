"""Weights of the ranking, written by `scripts/fit_matching.py`. Do not edit."""

from bot.matching.features import Features, NoneFeatures

CANDIDATE = Features(
    coverage=-0.18,
    phrase=1.58,
    exact=3.18,
    lead=3.00,
    spelling=2.00,
    contained=4.12,
    name=2.07,
    message=1.78,
    line=2.09,
    bare_line=1.57,
    outside=-1.44,
    missing=-3.84,
    other_action=-1.45,
    task=-2.07,
    row=-1.67,
    named_row=1.91,
)
NONE = NoneFeatures(
    always=3.77,
    unknown=1.07,
    foreign=3.52,
    line=-2.02,
)

# The bot answers up to this probability that the course has no answer, ...
NONE_AT_MOST = 0.30
# ... if the best match has at least this share of what is left.
BEST_AT_LEAST = 0.40
