from build123d import *
with BuildSketch(Plane.XY) as sk:
    Circle(20)
    Rectangle(50, 10)
    with GridLocations(15, 0, 2, 1):
        RegularPolygon(3, 5, mode=Mode.SUBTRACT)
    fillet(sk.vertices().filter_by(lambda v: abs(v.X) < 22 and abs(v.X) > 15), 2)
    offset(amount=1)
    scale(by=0.5)
result = sk.sketch
checks = [sk.sketch.area, len(sk.vertices()), len(sk.wires())]
