from build123d import *

plate = Box(50, 50, 10)
top = Plane(plate.faces().sort_by(Axis.Z)[-1])
plate -= [top * loc * CounterBoreHole(2, 4, 3, 10) for loc in GridLocations(30, 30, 2, 2)]
plate -= top * CounterSinkHole(3, 6, 10)
plate -= top * Pos(0, 15) * Hole(2, 4)
result = plate
