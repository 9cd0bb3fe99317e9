from build123d import *

arm1 = Box(40, 8, 8, align=(Align.MIN, Align.CENTER, Align.CENTER))
tip = Plane(arm1.faces().sort_by(Axis.X)[-1])
elbow = tip * Rot(0, 0, 0) * Cylinder(6, 10)
loc2 = tip.location * Rot(45, 0, 0)
arm2 = loc2 * Box(6, 6, 30, align=(Align.CENTER, Align.CENTER, Align.MIN))
claw = [loc2 * Pos(0, s * 3, 30) * Box(4, 1, 8) for s in (-1, 1)]
print(loc2.position, loc2.orientation)
result = arm1 + elbow + arm2 + claw
