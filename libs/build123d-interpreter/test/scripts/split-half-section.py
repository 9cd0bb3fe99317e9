from build123d import *

bearing = Cylinder(15, 8) - Cylinder(6, 8)
bearing -= Torus(10.5, 2)
half = split(bearing, bisect_by=Plane.XZ)
other = split(bearing, bisect_by=Plane.XZ, keep=Keep.BOTTOM)
print(f"{half.volume:.4f} {other.volume:.4f}")
result = half
