from build123d import *

path = Spline((0, 0, 0), (20, 5, 0), (40, 0, 10), tangents=[(1, 0, 0), (1, 0, 0)])
section = (path ^ 0) * Rectangle(4, 2)
result = sweep(section, path)
corner = Polyline((0, 30), (30, 30), (30, 50))
frame = sweep(Plane(origin=corner @ 0, z_dir=corner % 0) * Rectangle(3, 3), corner, transition=Transition.RIGHT)
result = Part() + [result, frame]
checks = [path.length, frame.volume]
