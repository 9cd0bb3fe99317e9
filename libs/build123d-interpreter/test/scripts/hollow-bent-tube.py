from build123d import *

pts = [(0, 0, 0), (40, 0, 0), (40, 30, 0), (40, 30, 25)]
path = FilletPolyline(*pts, radius=8)
start = Plane(path @ 0, z_dir=path % 0)
tube = sweep(start * (Circle(4) - Circle(3)), path=path)
end = Plane(path @ 1, z_dir=path % 1)
tube += end * Pos(0, 0, -1) * (Cylinder(7, 2) - Cylinder(3, 2))
print(f"{path.length:.6f}", end.origin, end.z_dir)
result = tube
