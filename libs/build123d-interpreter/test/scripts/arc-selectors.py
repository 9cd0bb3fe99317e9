from build123d import *

with BuildPart() as p:
    Box(30, 30, 10)
    with Locations((0, 0, 5)):
        Cylinder(8, 10, mode=Mode.SUBTRACT)
    fillet(p.edges(Select.LAST).filter_by(GeomType.CIRCLE).sort_by(Axis.Z)[-1], 1)
    chamfer(p.edges().filter_by(GeomType.LINE).filter_by(Axis.Z), 2)
    edges = p.part.edges()
    fillet(edges.group_by(Axis.Z)[0], 0.5)
print(len(p.edges()), len(p.part.edges().filter_by(GeomType.CIRCLE)))
result = p.part
