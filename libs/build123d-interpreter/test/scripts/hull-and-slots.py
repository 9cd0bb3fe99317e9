from build123d import *

with BuildPart() as p:
    with BuildSketch() as s:
        with Locations((0, 0)):
            Circle(10)
        with Locations((50, 10)):
            Circle(6)
        make_hull()
        with Locations((0, 0), (50, 10)):
            Circle(3, mode=Mode.SUBTRACT)
        with Locations((25, 5)):
            SlotCenterPoint((0, 0), (5, 1), 4, mode=Mode.SUBTRACT)
    extrude(amount=5)
print(f"{s.sketch.area:.5f}")
result = p.part
