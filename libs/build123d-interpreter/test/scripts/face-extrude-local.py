from build123d import *

with BuildPart() as p:
    Box(20, 20, 20)
    for f in p.faces():
        with BuildSketch(f):
            Rectangle(8, 8, rotation=20)
        extrude(amount=3)
    for f in p.faces().filter_by(lambda f: abs(f.area - 64) < 1e-3):
        with BuildSketch(Plane(f)):
            Circle(2)
        extrude(amount=-4, mode=Mode.SUBTRACT)
print(len(p.faces()))
result = p.part
