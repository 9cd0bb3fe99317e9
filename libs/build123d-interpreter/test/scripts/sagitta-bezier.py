from build123d import *

with BuildSketch() as s:
    with BuildLine():
        SagittaArc((0, 0), (30, 0), -6)
        Bezier((30, 0), (40, 10), (35, 25), (20, 30))
        PolarLine((20, 30), 10, 190)
        Line((20 + -9.84807753, 30 + -1.736481777), (0, 0))
    make_face()
result = extrude(s.sketch, 4, dir=(0, 0, 1))
