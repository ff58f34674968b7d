"""Weights of the ranking, written by `scripts/fit_matching.py`. Do not edit."""

from bot.matching.features import Features, NoneFeatures

CANDIDATE = Features(
    coverage=-0.15,
    phrase=2.12,
    exact=3.73,
    lead=3.27,
    spelling=1.28,
    contained=5.44,
    name=1.32,
    message=1.98,
    line=2.04,
    bare_line=1.61,
    outside=-1.59,
    missing=-3.49,
    other_action=-2.11,
    row=-1.03,
)
NONE = NoneFeatures(
    always=4.71,
    unknown=1.11,
    foreign=2.97,
    line=-2.35,
)

# The lowest confidence at which the bot answers.
ANSWER = 0.59
