from build123d import *

helix = Helix(pitch=3, height=9, radius=10)
section = Plane(origin=helix @ 0, z_dir=helix % 0) * Circle(0.8)
result = sweep(section, helix, is_frenet=True)
checks = [helix.length, (helix @ 0.5).Z]
