from build123d import *

# A pillow block in builder mode, with a mirrored half and lightening pockets.
width, depth, height = 80, 24, 50
with BuildPart() as block:
    with BuildSketch(Plane.XZ) as front:
        with BuildLine() as outline:
            l1 = Line((0, 0), (width / 2, 0))
            l2 = Line(l1 @ 1, (width / 2, 12))
            l3 = Line(l2 @ 1, (20, 12))
            l4 = Line(l3 @ 1, (20, height - 20))
            RadiusArc(l4 @ 1, (0, height), -20)
            mirror(about=Plane.YZ)
        make_face()
        with Locations((0, height - 20)):
            Circle(11, mode=Mode.SUBTRACT)
    extrude(amount=depth / 2, both=True)
    with Locations((0, 0, 12)):
        with GridLocations(60, 0, 2, 1):
            CounterBoreHole(radius=3.3, counter_bore_radius=5.5, counter_bore_depth=4)
    chamfer(block.faces().sort_by(Axis.Y)[0].edges().filter_by(GeomType.CIRCLE).sort_by(SortBy.LENGTH)[-1], length=1)
result = block.part
checks = [len(front.faces()), len(outline.edges())]
