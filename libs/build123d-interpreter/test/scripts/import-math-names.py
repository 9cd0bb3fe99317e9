import math
import random
from build123d import *

random.seed(7)
pts = [(random.uniform(-20, 20), random.uniform(-20, 20)) for _ in range(5)]
print([tuple(round(c, 3) for c in p) for p in pts], random.choice([1, 2, 3]), random.randint(1, 6))
disc = Cylinder(30, 4)
disc -= [Pos(x, y) * Cylinder(1 + 0.1 * i, 4) for i, (x, y) in enumerate(pts)]
print(math.floor(disc.volume / 10), math.tau, math.dist((0, 0), (3, 4)), math.isclose(1, 1 + 1e-10))
result = disc
