from build123d import *

core = Box(20, 20, 10) + Pos(0, 0, 5) * Cylinder(5, 10)
grown = offset(core, amount=2, kind=Kind.INTERSECTION)
shrunk = offset(Box(20, 10, 10), -2)
print(round(grown.volume, 3), round(shrunk.volume, 3))
result = grown
