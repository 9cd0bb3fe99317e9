from build123d import *

sizes = [(3, 1), (2, 4), (5, 2)]
sizes.sort(key=lambda s: s[0] * s[1])
(a, b), *rest = sizes
a, b = b, a
print(a, b, rest, sizes[::-1], sizes[-1][0], [*range(5)][1:4:2], max(sizes), sum(x for x, _ in sizes), all(x > 0 for x, _ in sizes))
result = Part() + [Pos(6 * i) * Box(x, y, i + 1) for i, (x, y) in enumerate(sizes)]
