from build123d import *

L, W, T, R = 60, 25, 3, 4
leaf = Pos(W / 2, 0, T / 2) * Box(W, L, T)
leaf += Pos(0, 0, R) * Rot(X=90) * Cylinder(R, L)
leaf -= Pos(0, 0, R) * Rotation(90, 0, 0) * Cylinder(2, L + 2)
leaf -= [Pos(0, y, R) * Box(3 * R, L / 5 + 0.2, 4 * R) for y in (-L / 5, L / 5)]
for y in (-20, 0, 20):
    leaf -= Pos(15, y) * Cylinder(1.6, 20)
print(f"{leaf.volume:.3f}", len(leaf.solids()))
result = leaf
