from build123d import *

with BuildPart() as outer:
    Box(50, 50, 5)
    with BuildPart(Plane.XY.offset(2.5), mode=Mode.ADD) as tower:
        Cylinder(8, 20, align=(Align.CENTER, Align.CENTER, Align.MIN))
        fillet(tower.edges().group_by(Axis.Z)[-1], 2)
    with Locations((15, 15), (-15, -15)):
        with BuildPart(mode=Mode.SUBTRACT) as cut:
            Cylinder(3, 20)
            with Locations((0, 0, 2.5)):
                Cylinder(5, 2, align=(Align.CENTER, Align.CENTER, Align.MAX))
result = outer.part
