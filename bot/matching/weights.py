"""Weights of the ranking, fitted by `scripts/fit_matching.py` on the fit split. Do not edit."""

# In the order of `features.Features`.
CANDIDATE = (3.35, 5.06, 2.23, 1.59, 1.16, 0.84, -0.76, -0.61)
# In the order of `rank.none_features`.
NONE = (5.94, 0.68, -1.07)

# The lowest confidence at which the bot answers, and at which it still offers.
ANSWER = 0.55
OFFER = 0.1
