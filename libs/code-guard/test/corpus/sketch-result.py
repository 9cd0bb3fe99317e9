from build123d import *

with BuildSketch() as gasket:
    RectangleRounded(60, 40, 6)
    Circle(12, mode=Mode.SUBTRACT)
    with GridLocations(48, 28, 2, 2):
        Circle(2, mode=Mode.SUBTRACT)
result = gasket.sketch
