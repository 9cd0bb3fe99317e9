from build123d import *

a = Location((1, 2, 3), (0, 0, 90))
b = Location((10, 0, 0))
print((a * b).position, (b * a).position, (a * b.inverse()).position, a**2, -b, a == Location((1, 2, 3), (0, 0, 90)))
print(a.x_axis.direction, a.z_axis.direction, Plane(a).x_dir, (a * Plane.XY).origin)
print(Location(Plane.XZ).orientation, Location((1, 1, 1), (1, 0, 0), 45).orientation, Pos(1, 2), Rot(10, 0, 0))
locs = [Location((i, i * i, 0), (0, 0, 30 * i)) for i in range(3)]
result = Compound([l * Box(1, 2, 1) for l in locs])
