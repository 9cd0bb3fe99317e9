from build123d import *

with BuildPart() as part:
    with BuildSketch() as plate:
        with BuildLine() as outline:
            a = SagittaArc((-30, 0), (30, 0), -8)
            b = TangentArc(a @ 1, (30, 20), tangent=(1, 0))
            c = Line(b @ 1, (10, 20))
            d = EllipticalCenterArc((0, 20), 10, 5, start_angle=0, arc_size=180)
            e = Line(d @ 1, (-30, 20))
            Line(e @ 1, a @ 0)
        make_face()
        with BuildLine(mode=Mode.PRIVATE):
            track = CenterArc((0, 0), 15, 30, 120)
        SlotArc(track, 4, mode=Mode.SUBTRACT)
        SlotCenterPoint((0, -3), (8, -3), 3, mode=Mode.SUBTRACT)
    extrude(amount=3)
result = part.part
checks = [a.length, b.length, d.length, plate.sketch.area]
