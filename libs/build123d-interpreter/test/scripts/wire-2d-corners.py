from build123d import *

w = Wire.make_polygon([(0, 0), (20, 0), (20, 10), (0, 10)])
r = w.fillet_2d(2, w.vertices())
c = w.chamfer_2d(1, 2, w.vertices())
print(f"{r.length:.5f} {c.length:.5f}")
result = extrude(Face(r), 3)
