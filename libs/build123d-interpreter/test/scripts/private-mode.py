from build123d import *

with BuildPart() as p:
    Box(30, 30, 10)
    tool = Cylinder(6, 30, mode=Mode.PRIVATE)
    other = Box(5, 60, 5, mode=Mode.PRIVATE)
    add(tool - other, mode=Mode.SUBTRACT)
    with BuildSketch(mode=Mode.PRIVATE) as s:
        Circle(3)
    extrude(s.sketch, amount=20)
print(len(p.part.solids()))
result = p.part
