from build123d import *

pitch, r, turns = 2, 6, 4
rod = Cylinder(r, turns * pitch + 4)
helix = Pos(0, 0, -turns * pitch / 2) * Helix(pitch, turns * pitch, r)
tri = Plane(helix @ 0, x_dir=(1, 0, 0), z_dir=helix % 0) * Polygon((-0.5, -0.6), (0.8, 0), (-0.5, 0.6), align=None)
thread = sweep(tri, helix, is_frenet=True)
print(f"{thread.volume:.3f}", thread.is_valid)
result = thread
