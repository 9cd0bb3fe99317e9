from build123d import *

a, b = Box(2, 2, 2), Pos(10, 0, 0) * Sphere(1)
print(f"{a.distance(b):.6f}", f"{a.distance_to(b):.6f}", a.closest_points(b)[0], a.is_inside((0, 0, 0)))
result = Compound([a, b])
