import random
from itertools import product

from build123d import *

random.seed(7)
pins = [Pos(x * 8, y * 8, 0) * Cylinder(2, 4 + random.random() * 6, align=(Align.CENTER, Align.CENTER, Align.MIN)) for x, y in product(range(4), range(3))]
result = Part() + [Pos(12, 8, -1) * Box(40, 32, 2), *pins]
