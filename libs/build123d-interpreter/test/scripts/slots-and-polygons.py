from build123d import *

with BuildSketch() as sketch:
    Rectangle(120, 80)
    with Locations((-35, 20)):
        SlotOverall(30, 8, mode=Mode.SUBTRACT)
    with Locations((35, 20)):
        SlotCenterToCenter(20, 8, rotation=45, mode=Mode.SUBTRACT)
    SlotCenterPoint((0, -20), (10, -25), 6, mode=Mode.SUBTRACT)
    with Locations((-35, -20)):
        RegularPolygon(10, 6, mode=Mode.SUBTRACT)
    with Locations((40, -20)):
        Trapezoid(20, 10, 60, mode=Mode.SUBTRACT)
    with Locations((0, 20)):
        Ellipse(10, 5, mode=Mode.SUBTRACT)
    with Locations((20, -30)):
        Triangle(a=10, b=8, C=60, mode=Mode.SUBTRACT)
result = sketch.sketch
checks = [len(sketch.face().inner_wires()), sketch.sketch.area]
