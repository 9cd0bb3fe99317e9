from build123d import *

base = Box(80, 40, 6)
wall = Pos(0, -17, 23) * Box(80, 6, 40)
bracket = base + wall
for x in (-25, 25):
    bracket -= Pos(x, 5, 0) * Cylinder(3, 6)
    bracket -= Pos(x, -17, 30) * Rot(90, 0, 0) * Cylinder(3, 6)
bracket = fillet(bracket.edges().filter_by(Axis.X).sort_by(Axis.Y)[2:4], 1)
result = bracket
