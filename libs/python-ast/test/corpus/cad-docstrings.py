"""Module docstring with "quotes" and a backslash: \\.

Second paragraph, with tabs:	here.
"""
def plate(width: float = 10.0) -> "Part":
    r"""Makes a plate; raw: \d."""
    'not a docstring'
    return Box(width, width, 1)
class Thing:
    """A class."""; x = 1
