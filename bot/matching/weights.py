"""Weights of the ranking, written by `scripts/fit_matching.py`. Do not edit."""

from bot.matching.features import Features, Whole

# How much each feature says for a candidate against the others.
TARGET = Features(
    coverage=3.250,
    phrase=1.480,
    exact=1.286,
    verbatim=1.342,
    lead=0.982,
    spelling=3.408,
    contained=1.111,
    support=4.092,
    name=-0.598,
    named=0.823,
    popular=3.046,
    message=1.841,
    line=3.375,
    bare_line=1.397,
    outside=-0.417,
    missing=-4.079,
    other_action=-0.937,
    task=-0.719,
    recipe=-0.368,
    defined=1.407,
    trouble=1.320,
    calm=-0.920,
    versus=1.216,
    single=-0.122,
    command=0.310,
    row=0.069,
    named_row=1.155,
)

# How much it says for the best candidate's being right.
SURE_OF_BEST = Features(
    coverage=-1.595,
    phrase=0.040,
    exact=-0.271,
    verbatim=0.330,
    lead=-1.270,
    spelling=0.963,
    contained=1.397,
    support=0.624,
    name=-0.466,
    named=0.503,
    popular=1.219,
    message=1.349,
    line=0.812,
    bare_line=0.306,
    outside=-0.421,
    missing=-2.835,
    other_action=-0.511,
    task=0.154,
    recipe=-0.400,
    defined=-0.122,
    trouble=0.514,
    calm=0.131,
    versus=0.525,
    single=-0.175,
    command=-0.178,
    row=0.202,
    named_row=-0.415,
)
SURE_OF_WHOLE = Whole(
    always=-3.066,
    unknown=-0.825,
    guessed=0.053,
    foreign=-0.157,
    line=0.224,
    brief=-2.628,
    score=2.395,
    margin=3.262,
)

# The bot answers from this sureness on.
ANSWER_FROM = 0.64
