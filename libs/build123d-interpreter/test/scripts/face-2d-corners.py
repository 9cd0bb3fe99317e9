from build123d import *

f = Face.make_rect(20, 10)
g = f.fillet_2d(3, f.vertices())
h = f.chamfer_2d(2, 2, f.vertices()[:2])
print(f"{g.area:.5f} {h.area:.5f}")
result = Solid.extrude(g, (0, 0, 5))
