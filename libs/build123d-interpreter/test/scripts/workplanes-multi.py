from build123d import *

with BuildPart() as p:
    Box(30, 30, 30)
    with BuildSketch(*p.faces().filter_by(Axis.X)):
        Circle(8)
    extrude(amount=-5, mode=Mode.SUBTRACT)
    with BuildSketch(*[Plane(f) for f in p.faces().filter_by(Axis.Y)]) as s:
        Rectangle(10, 10)
    extrude(amount=4)
    with Locations(*[f.center_location for f in p.faces().filter_by(Plane.XY)]):
        CounterSinkHole(2, 4)
print(len(s.faces()))
result = p.part
