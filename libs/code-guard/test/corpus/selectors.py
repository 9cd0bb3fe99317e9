from build123d import *

with BuildPart() as part:
    Box(60, 40, 20)
    top = part.faces().sort_by(Axis.Z)[-1]
    with BuildSketch(top) as pocket:
        Rectangle(40, 20)
        fillet(pocket.vertices(), radius=4)
    extrude(amount=-8, mode=Mode.SUBTRACT)
    long_edges = part.edges(Select.LAST).filter_by(lambda edge: edge.length > 15)
    biggest = max(part.faces(), key=lambda face: face.area)
    print(len(long_edges), round(biggest.area, 2), biggest.center().Z, biggest.normal_at().Z if hasattr(biggest, "normal_at") else None)
result = part.part
