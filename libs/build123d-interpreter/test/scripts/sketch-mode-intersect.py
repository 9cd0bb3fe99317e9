from build123d import *

with BuildSketch() as s:
    Circle(20)
    Rectangle(30, 30, mode=Mode.INTERSECT)
    with PolarLocations(12, 4, start_angle=45):
        Circle(3, mode=Mode.SUBTRACT)
    with Locations((0, 0)):
        SlotCenterToCenter(8, 4, rotation=45, mode=Mode.SUBTRACT)
lens = Circle(10) & Pos(8, 0) * Circle(10)
print(f"{s.sketch.area:.5f} {lens.area:.5f}", len(s.sketch.edges()))
result = extrude(s.sketch, 4) + Pos(50) * extrude(lens, 4)
