from build123d import *

size = 12 if (count := len([1, 2, 3])) > 2 else 8
sizes = [y for x in range(5) if (y := x * 3) > 3]
first, *others = sizes
result = Box(size, first, count) + Pos(0, 0, sum(others)) * Box(1, 2, 3)
