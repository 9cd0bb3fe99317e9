from build123d import *

path = FilletPolyline((0, 0, 0), (0, 0, 30), (80, 0, 30), (80, 0, 0), radius=10)
handle = sweep(Plane(origin=path @ 0, z_dir=path % 0) * Ellipse(5, 3), path=path)
feet = [Pos(x, 0, 0) * Cylinder(8, 4, align=(Align.CENTER, Align.CENTER, Align.MAX)) for x in (0, 80)]
result = handle + feet
checks = [path.length, handle.volume]
