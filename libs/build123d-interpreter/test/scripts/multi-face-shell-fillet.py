from build123d import *

with BuildPart() as p:
    with BuildSketch():
        RegularPolygon(30, 8)
    extrude(amount=25, taper=5)
    fillet(p.edges().filter_by(lambda e: e.length < 26 and abs((e % 0.5).Z) > 0.5), 3)
    shell_open = p.faces().sort_by(Axis.Z)[-1]
    offset(amount=-1.5, openings=shell_open)
result = p.part
