from build123d import *

with BuildPart() as p:
    Box(20, 20, 4)
    with BuildSketch(Plane.XZ.offset(-10)) as s:
        with Locations((12, 0)):
            Rectangle(4, 4)
    axis = Axis((10, 10, 2), (0, 1, 0))
    revolve(axis=Axis(p.edges().filter_by(Axis.Y).group_by(Axis.X)[-1].sort_by(Axis.Z)[-1]), revolution_arc=90)
result = p.part
