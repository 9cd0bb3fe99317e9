from build123d import *

with BuildPart() as p:
    Box(40, 30, 20)
    draft(p.faces().filter_by(Axis.Z, reverse=True), Plane.XY.offset(-10), 5)
    offset(amount=-2, openings=p.faces().sort_by(Axis.Z)[-1], kind=Kind.INTERSECTION)
result = p.part
