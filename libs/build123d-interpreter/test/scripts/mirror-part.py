from build123d import *

arm = Box(40, 10, 6, align=(Align.MIN, Align.CENTER, Align.MIN)) + Pos(40, 0, 0) * Cylinder(8, 6, align=(Align.CENTER, Align.CENTER, Align.MIN))
arm -= Pos(40, 0, 0) * Cylinder(3, 20)
arms = arm + mirror(arm, about=Plane.YZ)
cross = arms + Rot(Z=90) * arms
print(len(cross.solids()), cross.bounding_box().size)
result = cross
