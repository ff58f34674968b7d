"""Weights of the ranking, written by `scripts/fit_matching.py`. Do not edit."""

from bot.matching.features import Features, NoneFeatures

CANDIDATE = Features(
    coverage=2.75,
    phrase=3.90,
    exact=3.14,
    lead=1.65,
    spelling=1.35,
    name=1.99,
    message=2.83,
    line=2.24,
    bare_line=1.07,
    outside=-1.11,
    row=-1.04,
)
NONE = NoneFeatures(
    always=6.10,
    unknown=2.84,
    foreign=1.65,
    line=-1.92,
)

# The lowest confidence at which the bot answers.
ANSWER = 0.58
