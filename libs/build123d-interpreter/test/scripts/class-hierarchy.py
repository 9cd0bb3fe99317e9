from build123d import *


class Feature:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def build(self):
        raise NotImplementedError

    def __repr__(self):
        return f"{self.x * self.y}({self.x}, {self.y})"


class Boss(Feature):
    def __init__(self, x, y, r=4):
        super().__init__(x, y)
        self.r = r

    def build(self):
        return Pos(self.x, self.y, 6) * Cylinder(self.r, 8)


class Window(Feature):
    def build(self):
        return Pos(self.x, self.y) * Box(6, 6, 20)


part = Box(60, 40, 4)
for f in [Boss(-20, 0), Boss(20, 0, r=5), Window(0, 10), Window(0, -10)]:
    print(f)
    part = part + f.build() if isinstance(f, Boss) else part - f.build()
result = part
