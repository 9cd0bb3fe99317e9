from build123d import *

base = Plane.XY.rotated((0, 30, 0)).offset(10)
with BuildPart() as p:
    Box(40, 40, 20)
    with BuildSketch(base) as s:
        Rectangle(20, 10)
    extrude(amount=20)
    with BuildSketch(base.offset(20).move(Location((0, 0, 0)))):
        Circle(3)
    extrude(amount=-40, mode=Mode.SUBTRACT)
print(base.z_dir, base.origin)
result = p.part
