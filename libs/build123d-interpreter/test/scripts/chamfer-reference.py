from build123d import *

with BuildPart() as p:
    Box(30, 20, 10)
    top = p.faces().sort_by(Axis.Z)[-1]
    edge = top.edges().sort_by(Axis.Y)[-1]
    chamfer(edge, length=2, length2=4, reference=top)
    e2 = p.edges().filter_by(Axis.X).group_by(Axis.Z)[0].sort_by(Axis.Y)[0]
    chamfer(e2, length=2, angle=60, reference=p.faces().sort_by(Axis.Z)[0])
result = p.part
