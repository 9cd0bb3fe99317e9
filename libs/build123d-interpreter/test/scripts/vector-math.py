from math import degrees, hypot, atan2
from build123d import *

a = Vector(3, 4, 0)
b = Vector((0, 0, 2))
print(a.length, a.cross(b), a.dot(b), a.normalized(), a + b, a - b, a * 2, -a, a.get_angle(Vector(1, 0)), abs(a))
print(a.X, (a.X, a.Y), Vector(1, 2), a == Vector(3, 4), a.project_to_plane(Plane.XZ), a.rotate(Axis.Z, 90))
print(repr(a), a.distance_to_plane(Plane.XY.offset(2)), a.get_signed_angle(Vector(0, 1, 0)))
arm = Line((0, 0), (a.X, a.Y))
print(arm @ 0.5, arm % 0, arm.length, degrees(atan2(a.Y, a.X)), hypot(a.X, a.Y))
result = Pos(a) * Box(*(a + b + (0, 0, 1)))
