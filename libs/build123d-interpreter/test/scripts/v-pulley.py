from build123d import *

with BuildPart() as pulley:
    with BuildSketch(Plane.XZ) as section_sketch:
        with BuildLine() as profile:
            Polyline((6, -8), (25, -8), (25, -6), (18, -2), (18, 2), (25, 6), (25, 8), (6, 8), (6, -8))
        make_face()
    revolve(axis=Axis.Z)
    with BuildSketch(Plane.XY.offset(-8)):
        with PolarLocations(11.5, 4):
            Circle(2.5)
    extrude(amount=16, mode=Mode.SUBTRACT)
    chamfer(pulley.edges().filter_by(lambda e: e.geom_type == GeomType.CIRCLE and abs(e.radius - 6) < 1e-6), length=0.5)
result = pulley.part
