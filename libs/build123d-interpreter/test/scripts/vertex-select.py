from build123d import *

box = Box(20, 30, 40)
v = box.vertices().sort_by(Axis.X).sort_by(Axis.Y).sort_by(Axis.Z)[-1]
print(v.X, v.Y, v.Z, tuple(v), v + (1, 1, 1))
near = box.edges().sort_by_distance(v)[:3]
print([round(e.length) for e in near].count(20))
result = chamfer(near, 2)
