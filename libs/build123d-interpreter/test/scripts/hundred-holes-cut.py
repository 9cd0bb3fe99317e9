from build123d import *

result = Box(120, 120, 5) - [location * Cylinder(3, 5) for location in GridLocations(11, 11, 10, 10)]
