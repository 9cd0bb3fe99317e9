from build123d import *

with BuildPart() as nut:
    with BuildSketch():
        RegularPolygon(13 / 2, 6, major_radius=False)
        Circle(3.4, mode=Mode.SUBTRACT)
    extrude(amount=6.5)
    with BuildSketch(Plane.XZ):
        with BuildLine():
            Polyline((6.3, 6.5), (8, 6.5), (8, 5.5), (6.3, 6.5))
        make_face()
    revolve(axis=Axis.Z, mode=Mode.SUBTRACT)
result = nut.part
