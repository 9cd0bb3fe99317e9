from build123d import *

part = Box(30, 20, 10) - [Pos(x, y) * Cylinder(r, 10) for x, y, r in [(-8, 0, 2), (0, 4, 3), (8, -3, 2.5)]]
holes = part.faces().filter_by(GeomType.CYLINDER)
by_r = sorted(holes, key=lambda f: f.radius, reverse=True)
print([f.radius for f in by_r], [f"{f.center().X:.1f}" for f in holes.sort_by(lambda f: f.center().X)])
g = part.edges().filter_by(GeomType.CIRCLE).group_by(lambda e: round(e.radius, 1))
print(len(g), [len(x) for x in g], len(g[0]))
part = chamfer(g[0] + g[-1], 0.4)
result = part
