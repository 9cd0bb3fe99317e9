from build123d import *

with BuildPart() as part:
    with BuildSketch():
        Rectangle(120, 120)
        with GridLocations(11, 11, 10, 10):
            Circle(3, mode=Mode.SUBTRACT)
    extrude(amount=5)
result = part.part
