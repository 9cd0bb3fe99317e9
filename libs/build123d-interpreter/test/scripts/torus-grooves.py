from build123d import *

rod = Cylinder(6, 40)
for i in range(-7, 8):
    rod -= Pos(Z=i * 2.5) * Torus(6, 0.8)
rod = Pos(0, 0, 20) * rod
head = Pos(0, 0, 42) * extrude(RegularPolygon(9, 6), 6)
result = rod + head
