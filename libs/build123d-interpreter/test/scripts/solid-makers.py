from build123d import *

s = [
    Solid.make_box(3, 4, 5),
    Solid.make_cylinder(2, 6, Plane.XZ),
    Solid.make_cone(3, 1, 4),
    Solid.make_sphere(3),
    Solid.make_torus(6, 1),
    Solid.make_wedge(4, 4, 4, 1, 1, 3, 3),
]
for i, x in enumerate(s):
    print(i, f"{x.volume:.5f}")
result = Compound([Pos(X=20 * i) * x for i, x in enumerate(s)])
