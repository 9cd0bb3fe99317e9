from build123d import *

wedge = Wedge(30, 20, 30, 5, 5, 25, 25)
side = wedge.faces().sort_by(Axis.X)[-1]
pl = Plane(side)
print(pl.origin, pl.z_dir, pl.x_dir)
wedge += extrude(pl * Rectangle(4, 6), 5)
wedge -= extrude(pl * Pos(0, -5) * Circle(1.5), -8)
result = wedge
