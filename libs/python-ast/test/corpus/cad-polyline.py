from build123d import *

pts = [(0, 0), (40, 0), (40, 10), (10, 10), (10, 30), (0, 30), (0, 0)]
with BuildPart() as p:
    with BuildSketch():
        with BuildLine() as outline:
            Polyline(*pts)
        make_face()
    extrude(amount=20, both=True)
