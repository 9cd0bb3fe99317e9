from build123d import *

with BuildPart() as ramp:
    with BuildSketch(Plane.XZ):
        Polygon((0, 0), (50, 0), (50, 10), (0, 30), align=None)
    extrude(amount=-40)
    slope = ramp.faces().filter_by(lambda f: 0.1 < f.normal_at().Z < 0.99)[0]
    with BuildSketch(slope):
        Circle(8)
    extrude(amount=12)
    with BuildSketch(Plane(ramp.faces().sort_by(Axis.Z)[-1])):
        Circle(4)
    extrude(amount=-25, mode=Mode.SUBTRACT)
print(slope.normal_at(), ramp.part.bounding_box())
result = ramp.part
