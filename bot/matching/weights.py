"""Weights of the ranking, written by `scripts/fit_matching.py`. Do not edit."""

from bot.matching.features import Features, NoneFeatures

CANDIDATE = Features(
    coverage=-0.11,
    phrase=-0.72,
    exact=2.44,
    verbatim=1.15,
    lead=2.47,
    spelling=1.69,
    contained=6.60,
    name=0.92,
    message=1.73,
    line=1.46,
    bare_line=0.75,
    outside=-1.97,
    missing=-4.97,
    other_action=-1.15,
    task=-1.40,
    row=0.07,
    named_row=0.49,
)
NONE = NoneFeatures(
    always=3.05,
    unknown=-0.82,
    foreign=2.82,
    line=-1.04,
)

# The bot answers up to this probability that the course has no answer, ...
NONE_AT_MOST = 0.25
# ... if the best match has at least this share of what is left.
BEST_AT_LEAST = 0.60
