from build123d import *
with BuildPart() as p:
    Box(20, 20, 20)
    with BuildSketch(p.faces().sort_by(Axis.Z)[-1]):
        Circle(5)
    extrude(amount=10, taper=5)
    vs = p.vertices(Select.LAST)
result = p.part
checks = [len(vs)] + [c for v in vs.sort_by(Axis.Z) for c in v] + [f.area for f in p.faces(Select.LAST).sort_by(SortBy.AREA)]
