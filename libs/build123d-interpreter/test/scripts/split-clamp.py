from build123d import *

with BuildPart() as clamp:
    Cylinder(18, 20)
    with Locations((22, 0, 0)):
        Box(20, 16, 20)
    Cylinder(12, 20, mode=Mode.SUBTRACT)
    with Locations((24, 0, 0)):
        Box(30, 3, 20, mode=Mode.SUBTRACT)
    with Locations(Plane.XZ.offset(0)):
        with Locations((25, 0)):
            Cylinder(2.6, 40, mode=Mode.SUBTRACT)
    fillet(clamp.edges().filter_by(Axis.Z).sort_by(Axis.X)[-4:], radius=1)
result = clamp.part
