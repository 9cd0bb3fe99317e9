from build123d import *

cell = Box(9, 9, 4) - GridLocations(3, 3, 2, 2).locations[0] * Cylinder(1, 4)
cell -= [l * Cylinder(1, 4) for l in GridLocations(3, 3, 2, 2)]
tiles = [l * cell for l in GridLocations(10, 10, 3, 3)]
frame = Box(34, 34, 4) - Box(29, 29, 4)
result = Part() + tiles + frame + Box(30, 1.5, 4)
