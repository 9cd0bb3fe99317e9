from build123d import *

with BuildPart() as p:
    with BuildSketch():
        Rectangle(10, 10)
    extrude(amount=20, dir=(1, 0, 1))
    with BuildSketch(Plane.XZ):
        Circle(3)
    extrude(amount=10, both=True)
slanted = extrude(Circle(4), amount=10, dir=(0, 0.5, 1))
print(f"{slanted.volume:.5f}")
result = p.part
