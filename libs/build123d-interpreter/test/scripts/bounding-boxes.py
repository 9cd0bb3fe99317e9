from build123d import *

part = Pos(5, 6, 7) * Cylinder(4, 10)
bb = part.bounding_box()
print(bb.min, bb.max, bb.size, bb.center(), bb.diagonal, bb.size.X)
hull = Pos(*bb.center()) * Box(*(bb.size + (2, 2, 2)))
print("ok")
result = hull - part
