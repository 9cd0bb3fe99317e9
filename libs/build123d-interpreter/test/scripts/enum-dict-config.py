from enum import Enum
from math import pi
from build123d import *


class Size(Enum):
    M3 = 3.0
    M4 = 4.0
    M5 = 5.0


HEAD = {Size.M3: 5.5, Size.M4: 7.0, Size.M5: 8.5}
spec = {"length": 60, "screws": [Size.M3, Size.M4, Size.M5]}
bar = Box(spec["length"], 14, 10)
for i, s in enumerate(spec["screws"]):
    x = -20 + 20 * i
    bar -= Pos(x, 0, 0) * Cylinder(s.value / 2 + 0.1, 10)
    bar -= Pos(x, 0, 5 - s.value / 2) * Cylinder(HEAD[s] / 2, s.value)
    print(s.name, s.value, f"{HEAD[s]:>6.2f}|{pi:.3e}")
result = bar
