from build123d import *
from math import pi

outer, bore, height = 50, 20, 8
flange = Cylinder(outer, height) - Cylinder(bore, height)
flange -= [loc * Cylinder(3, height) for loc in PolarLocations(35, 6)]
expected = pi * (outer**2 - bore**2 - 6 * 3**2) * height
assert abs(flange.volume - expected) < 1e-3, f"volume {flange.volume:.3f} is not {expected:.3f}"
