from build123d import *

ax = Axis((1, 0, 0), (0, 0, 1))
print(ax, ax.position, ax.direction, ax.is_parallel(Axis.Z), ax.is_coaxial(Axis.Z), Axis.X.is_normal(Axis.Y), Axis.X.angle_between(Axis.Y))
pl = Plane.XZ
print(pl, pl.x_dir, pl.y_dir, pl.z_dir, pl.offset(3).origin, -pl, pl.location, pl == Plane.XZ)
print(pl.to_local_coords(Vector(1, 2, 3)), pl.from_local_coords((1, 2, 3)), Plane.front, Plane.top.z_dir, Plane.isometric)
print(Plane(ax).origin, Plane.XY.shift_origin((4, 4, 0)).origin, repr(Axis.Y), ax.reverse())
result = revolve(Plane.XZ * Pos(6, 0) * Rectangle(4, 3), axis=ax, revolution_arc=180)
