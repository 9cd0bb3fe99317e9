from build123d import *


class Rod:
    def __init__(self, length):
        self.length = length

    @property
    def length(self):
        return self._length

    @length.setter
    def length(self, value):
        if value <= 0:
            raise ValueError("a rod has a length")
        self._length = float(value)

    def shape(self, *, radius=2.0):
        return Cylinder(radius, self.length)


rod = Rod(30)
rod.length = 45
result = rod.shape(radius=3)
