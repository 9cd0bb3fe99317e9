from build123d import *

with BuildPart() as p:
    Box(40, 30, 12)
    fillet(p.edges().filter_by(Axis.Z), 5)
    fillet(p.faces().sort_by(Axis.Z)[-1].edges(), 2)
    chamfer(p.faces().sort_by(Axis.Z)[0].edges(), 1)
    with Locations(p.faces().sort_by(Axis.Z)[-1]):
        Hole(6)
    fillet(p.edges().filter_by(GeomType.CIRCLE).filter_by(lambda e: e.radius == 6).sort_by(Axis.Z)[-1], 1.5)
result = p.part
