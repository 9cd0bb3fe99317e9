from build123d import *

p = Plane((5, 5, 5), (1, 1, 0), (0, 0, 1))
q = Plane(origin=(0, 0, 0), z_dir=(1, 1, 1))
r = Plane.XY.rotated((45, 0, 0)).rotated((0, 0, 30))
print(p.x_dir, q.x_dir, q.y_dir, r.z_dir, r.x_dir)
print(p.contains((6, 6, 5)), q.location)
m = p.move(Location((0, 0, 5)))
print(m.origin, (Location((1, 0, 0)) * p).origin)
result = extrude(q * Rectangle(10, 4), 3) + Pos(20) * extrude(r * Circle(3), 5)
