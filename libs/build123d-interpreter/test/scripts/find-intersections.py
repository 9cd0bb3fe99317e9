from build123d import *

l1 = Line((0, 0), (10, 10))
l2 = Line((0, 10), (10, 0))
pts = l1.find_intersection_points(l2)
print(pts)
hits = Box(10, 10, 10).find_intersection_points(Axis.X)
print([tuple(p) for p, n in hits])
result = Pos(pts[0]) * Box(1, 1, 1)
