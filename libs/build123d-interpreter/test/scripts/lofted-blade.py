from build123d import *

sections = Sketch()
for i in range(4):
    z = i * 12
    sections += Plane.XY.offset(z) * Rot(Z=i * 10) * Ellipse(12 - 2 * i, 2 - 0.3 * i)
blade = loft(sections)
hub = Pos(0, 0, -5) * Cylinder(14, 10)
print(f"{blade.volume:.3f}", len(sections.faces()))
result = hub + blade
