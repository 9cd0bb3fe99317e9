from build123d import *

with BuildPart() as case:
    Box(80, 60, 40)
    fillet(case.edges().filter_by(Axis.Z), 5)
    lid = case.faces().sort_by(Axis.Z)[-1]
    offset(amount=-2, openings=lid)
result = case.part
