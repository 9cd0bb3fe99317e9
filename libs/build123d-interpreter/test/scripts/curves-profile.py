from build123d import *

with BuildSketch() as sketch:
    with BuildLine() as outline:
        bottom = Line((0, 0), (40, 0))
        right = TangentArc(bottom @ 1, (40, 20), tangent=bottom % 1)
        top = JernArc(right @ 1, right % 1, 30, 20)
        Spline(top @ 1, (8, 22), (0, 0), tangents=(top % 1, (0, -1)))
    make_face()
    with Locations((20, 10)):
        with BuildLine():
            Bezier((0, 0), (4, 6), (8, 0))
            Line((8, 0), (0, 0))
        make_face(mode=Mode.SUBTRACT)
result = sketch.sketch
checks = [outline.wire().length, (top @ 1).X, (top @ 1).Y]
