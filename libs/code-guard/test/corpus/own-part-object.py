from build123d import *


class Knob(Part):
    def __init__(self, radius: float):
        knob = Cylinder(radius, 10) - Pos(0, 0, 3) * Cylinder(radius / 2, 10)
        super().__init__(knob.wrapped)
        self.radius = radius


knob = Knob(12)
result = knob
