from build123d import *

with BuildPart() as bottle:
    with BuildSketch(Plane.XZ) as half:
        with BuildLine() as contour:
            base = Line((0, 0), (20, 0))
            wall = Line(base @ 1, (20, 40))
            shoulder = Spline(wall @ 1, (14, 52), (7, 60), tangents=((0, 1), (0, 1)))
            neck = Line(shoulder @ 1, (7, 70))
            Polyline(neck @ 1, (0, 70), (0, 0))
        make_face()
    revolve(axis=Axis.Z)
    top = bottle.faces().filter_by(Axis.Z).sort_by(Axis.Z)[-1]
    offset(amount=-1.5, openings=top)
result = bottle.part
checks = [shoulder.length]
