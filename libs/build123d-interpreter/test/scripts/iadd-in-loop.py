from build123d import *

p = Part()
for i in range(4):
    p += Pos(i * 5, 0, 0) * Box(5, 5, 5 + i)
s = Sketch()
s += Rectangle(10, 10)
s -= Circle(2)
s += Pos(8, 0) * Circle(5)
l = Curve() + Line((0, 0), (5, 0)) + Line((5, 0), (5, 5))
print(f"{s.area:.4f}", len(l.edges()), isinstance(p, Part), isinstance(s, Sketch), isinstance(s, Part), isinstance(l, Edge))
result = p + Pos(Z=-10) * extrude(s, 3)
