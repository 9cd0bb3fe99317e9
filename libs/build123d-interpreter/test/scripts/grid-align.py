from build123d import *

grid = GridLocations(10, 8, 4, 3, align=(Align.MIN, Align.MIN))
print(grid.locations[0].position, grid.locations[-1].position, len(grid.locations), [round(l.position.X) for l in grid][:4])
pins = [loc * Cylinder(1, 5 + i % 3) for i, loc in enumerate(grid)]
plate = Pos(15, 8, -3) * Box(44, 30, 2)
result = plate + pins + [Pos(15, 8, -2) * Box(44, 2, 2)]
