from build123d import *

with BuildPart() as vase:
    with BuildSketch(Plane.XY):
        Circle(20)
    with BuildSketch(Plane.XY.offset(60)):
        RegularPolygon(radius=30, side_count=6)
    loft()
    offset(amount=-2, openings=vase.faces().sort_by(Axis.Z)[-1])
result = vase.part
