from build123d import *

with BuildPart() as p:
    with BuildSketch():
        RegularPolygon(10, 5)
    with BuildSketch(Plane.XY.offset(20)):
        RegularPolygon(4, 5, rotation=36)
    loft()
pyramid = loft([Rectangle(10, 10).face(), Vertex(0, 0, 12)])
print(f"{p.part.volume:.4f} {pyramid.volume:.4f}")
result = p.part + Pos(30) * pyramid
