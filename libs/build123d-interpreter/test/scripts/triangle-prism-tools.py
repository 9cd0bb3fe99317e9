from build123d import *

tri = Triangle(a=30, b=40, c=50)
print(f"{tri.area:.3f}", tri.A, round(tri.B, 3), round(tri.C, 3))
poly = Polygon((0, 0), (30, 0), (20, 20), (0, 15), align=(Align.MIN, Align.MIN))
prism = extrude(tri, 10) + Pos(0, 60) * extrude(poly, 5)
result = prism
