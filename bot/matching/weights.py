"""Weights of the ranking, written by `scripts/fit_matching.py`. Do not edit."""

from bot.matching.features import Features, NoneFeatures

CANDIDATE = Features(
    coverage=3.33,
    phrase=3.94,
    exact=2.28,
    lead=1.63,
    spelling=2.26,
    name=1.70,
    message=2.55,
    line=1.83,
    bare_line=1.20,
    outside=-1.67,
    row=-0.83,
)
NONE = NoneFeatures(
    always=5.70,
    unknown=3.52,
    foreign=2.23,
    line=-1.89,
)

# The lowest confidence at which the bot answers.
ANSWER = 0.61
