from build123d import *

with BuildPart() as p:
    with BuildSketch() as s:
        with BuildLine() as l:
            Polyline((0, 0), (15, 0), (15, 10), (8, 10), (8, 20), (0, 20))
            mirror(about=Plane.YZ)
        make_face()
        fillet(s.vertices().filter_by_position(Axis.Y, 9, 11), 1.5)
    extrude(amount=4)
print(f"{s.sketch.area:.5f}", len(l.edges()))
result = p.part
