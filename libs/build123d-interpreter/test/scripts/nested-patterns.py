from build123d import *

with BuildPart() as tray:
    Box(120, 80, 10)
    with BuildSketch(tray.faces().sort_by(Axis.Z)[-1]):
        with GridLocations(40, 40, 3, 2):
            Circle(3)
            with PolarLocations(12, 6):
                RegularPolygon(2.5, 6)
    extrude(amount=-6, mode=Mode.SUBTRACT)
print(len(tray.faces()), len(tray.faces().filter_by(GeomType.CYLINDER)))
result = tray.part
