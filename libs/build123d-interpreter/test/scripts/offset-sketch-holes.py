from build123d import *

with BuildPart() as p:
    with BuildSketch() as s:
        Rectangle(40, 30)
        with GridLocations(16, 0.1, 2, 1):
            Circle(5, mode=Mode.SUBTRACT)
    extrude(amount=2)
    inset = offset(s.sketch, amount=-3, mode=Mode.PRIVATE)
    extrude(inset, amount=5)
    lip = offset(s.sketch, amount=2, kind=Kind.INTERSECTION, mode=Mode.PRIVATE)
    extrude(lip, amount=-1)
print(f"{inset.area:.5f} {lip.area:.5f}")
result = p.part
