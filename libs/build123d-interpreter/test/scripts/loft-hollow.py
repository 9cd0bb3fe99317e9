from build123d import *
with BuildPart() as p:
    with BuildSketch() as s1:
        Rectangle(30, 30)
        Circle(8, mode=Mode.SUBTRACT)
    with BuildSketch(Plane.XY.offset(20)) as s2:
        Circle(12)
        Circle(5, mode=Mode.SUBTRACT)
    loft()
result = p.part
