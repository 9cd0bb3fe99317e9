from build123d import *

with BuildPart() as p:
    Box(50, 30, 20)
    vertical = p.edges().filter_by(Axis.Z)
    for edge, r in zip(vertical.sort_by(lambda e: (round(e.center().X), round(e.center().Y))), (1, 2, 3, 4)):
        fillet(p.edges().filter_by(Axis.Z).sort_by_distance(edge.center())[0], r)
    chamfer(p.faces().sort_by(Axis.Z).last.edges(), length=0.5)
    chamfer(p.faces().sort_by(Axis.Z).first.edges().filter_by(GeomType.LINE), length=1, length2=0.6)
result = p.part
