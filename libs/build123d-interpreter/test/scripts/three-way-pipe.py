from build123d import *

r, t, L = 10, 1.5, 30
outer = Rot(0, 90, 0) * Cylinder(r, 2 * L) + Pos(0, 0, L / 2) * Cylinder(r, L)
inner = Rot(0, 90, 0) * Cylinder(r - t, 2 * L) + Pos(0, 0, L / 2) * Cylinder(r - t, L)
tee = outer - inner
flanges = [Rot(0, 90 * s, 0) * Pos(0, 0, L) * (Cylinder(15, 3) - Cylinder(r - t, 3)) for s in (0, 1, -1)]
tee = tee + flanges
print(f"{tee.volume:.4f}")
result = tee
