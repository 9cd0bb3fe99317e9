from build123d import *

body = Box(30, 20, 10) - Cylinder(4, 10)
cut = section(body, section_by=Plane.XZ)
print(f"{cut.area:.4f}", len(cut.faces()))
skin = thicken(body.faces().sort_by(Axis.Z)[-1], amount=1.5)
result = skin
