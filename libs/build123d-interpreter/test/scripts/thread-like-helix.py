from build123d import *

path = Helix(pitch=4, height=16, radius=8)
prof = Plane(path @ 0, z_dir=path % 0) * Circle(0.8)
coil = sweep(prof, path=path, is_frenet=True)
print(f"{path.length:.5f}")
result = coil
