from build123d import *


class TooThin(ValueError):
    pass


def plate(t):
    if t < 1:
        raise TooThin(f"thickness {t} < 1")
    assert t < 100, "too thick"
    return Box(20, 20, t)


try:
    plate(0.5)
except TooThin as e:
    print("caught", e, isinstance(e, ValueError))
try:
    plate(500)
except AssertionError as e:
    print("assert", e)
result = plate(2)
