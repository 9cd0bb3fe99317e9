from build123d import *

with BuildPart() as p:
    with BuildSketch() as s:
        Rectangle(60, 40)
        with HexLocations(radius=4, x_count=6, y_count=5):
            RegularPolygon(3.4, 6, major_radius=False, rotation=0, mode=Mode.SUBTRACT)
        with BuildSketch(mode=Mode.INTERSECT):
            RectangleRounded(70, 44, 5)
    extrude(amount=3)
    with BuildSketch():
        Rectangle(64, 44)
        Rectangle(58, 38, mode=Mode.SUBTRACT)
    extrude(amount=5)
print(len(p.faces()))
result = p.part
