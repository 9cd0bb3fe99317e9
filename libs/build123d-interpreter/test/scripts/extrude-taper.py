from build123d import *

with BuildPart() as p:
    with BuildSketch():
        Rectangle(30, 20)
    extrude(amount=15, taper=10)
    with BuildSketch(p.faces().sort_by(Axis.Z)[-1]):
        Circle(5)
    extrude(amount=10, taper=-5)
q = extrude(RegularPolygon(10, 5), amount=8, taper=15)
print(f"{q.volume:.6f}")
result = p.part
