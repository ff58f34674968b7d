"""Texts made of what command lines are made of, well-formed or not."""

from hypothesis import strategies as st

SHELLISH = (
    "kiln list ls fire break -a -aq --all --temp= -t 900 vase -- | && ; > 2>&1 sudo $ $( ) ` ' \""
    " what что does ? -zz --alll A=1"
)
PIECES = st.lists(st.sampled_from(SHELLISH.split()), max_size=12).map(" ".join)
