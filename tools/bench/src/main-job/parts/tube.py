from build123d import *

result = Cylinder(20, 120) - Cylinder(16, 120)
