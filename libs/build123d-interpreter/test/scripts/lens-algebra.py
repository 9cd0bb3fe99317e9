from build123d import *

lens = (Pos(0, 0, -40) * Sphere(50)) & (Pos(0, 0, 40) * Sphere(50))
ring = (Cylinder(32, 4) - Cylinder(28, 4))
print(len(lens.faces()))
result = lens + ring
