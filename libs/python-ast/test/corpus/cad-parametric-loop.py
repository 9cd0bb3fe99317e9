from build123d import *
from itertools import product
result = Part()
for (i, x), (j, y) in product(enumerate((-10, 0, 10)), enumerate([-5, 5])):
    if (i + j) % 2 == 0 and not (i == 1 and j == 0):
        result += Pos(x, y) * Cylinder(radius=1 + .5 * i, height=5 if j else 10)
    elif i: continue
    else: result = result or Part()
