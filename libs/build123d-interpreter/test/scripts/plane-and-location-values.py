from build123d import *

plane = Plane(origin=(1, 2, 3), x_dir=(0, 1, 0), z_dir=(1, 0, 1))
location = Location((1, 2, 3), (10, 20, 30))
combined = location * Pos(5, 0, 0) * Rot(0, 0, 45)
vector = Vector(3, 4, 0)
checks = [
    *plane.x_dir, *plane.y_dir, *plane.z_dir,
    *combined.position, *combined.orientation,
    *location.inverse().position, *location.inverse().orientation,
    *plane.to_local_coords(Vector(5, 5, 5)), *plane.from_local_coords((1, 1, 1)),
    *Plane(location).z_dir, *(-plane).z_dir, *plane.offset(2).origin,
    *plane.rotated((0, 0, 90)).x_dir,
    vector.length, *vector.normalized(), vector.dot((Vector(1, 1, 1))), *vector.cross(Vector(0, 0, 1)),
    vector.get_angle(Vector(1, 0, 0)), *vector.rotate(Axis.Z, 90), *(vector + (1, 1)), *(vector * 2 - Vector(1, 0, 0)), *-vector,
    *Axis((0, 0, 0), (1, 1, 0)).direction, Axis.X.angle_between(Axis.Y), Axis.X.is_parallel(Axis((0, 1, 0), (-1, 0, 0))),
    *Axis.X.intersect(Axis((2, -5, 0), (0, 1, 0))),
    *[c for l in HexLocations(5, 2, 2) for c in l.position],
    *[c for l in PolarLocations(10, 3, 15, 90, endpoint=True) for c in l.orientation],
    str(Vector(1, 2.5, -3)), repr(Vector(1, 2.5, -3)), str(Plane.XZ), repr(Location((1, 2, 3), (0, 0, 90))), repr(Axis.Y), str(Align.CENTER), repr(Mode.ADD),
    *Rot(10, 20, 30).orientation, *Rotation(90, 0, 0, Extrinsic.XYZ).orientation, Plane.XY == Plane.top, Pos(1, 2, 3) == Location((1, 2, 3)), Vector(1, 0, 0) == Vector(1, 0, 1e-9),
]
result = plane * Box(1, 2, 3)
