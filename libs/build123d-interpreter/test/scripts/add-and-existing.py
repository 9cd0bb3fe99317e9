from build123d import *

with BuildSketch(Plane.XZ) as profile:
    Rectangle(10, 20, align=(Align.MIN, Align.MIN))
with BuildPart(Plane.XZ) as a:
    add(profile.sketch_local)
    extrude(amount=8)
with BuildPart() as b:
    with Locations((0, 0, 0), (30, 0, 0)):
        add(a.part)
    with Locations((15, 0, 10)):
        add(Box(60, 2, 4), rotation=(0, 0, 10))
    add(Solid.make_cylinder(2, 40), mode=Mode.SUBTRACT)
result = b.part
