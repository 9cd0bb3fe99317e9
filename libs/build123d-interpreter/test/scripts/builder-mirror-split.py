from build123d import *

with BuildPart() as part:
    with BuildSketch():
        with BuildLine():
            Polyline((0, 0), (30, 0), (30, 10), (20, 10), (20, 25), (0, 25))
            Line((0, 25), (0, 0))
        make_face()
        mirror(about=Plane.YZ)
    extrude(amount=8)
    split(bisect_by=Plane.XZ.offset(-5), keep=Keep.BOTTOM)
    with Locations((0, 10, 0)):
        Sphere(9, mode=Mode.SUBTRACT)
result = part.part
