from build123d import *
plate = extrude(Rectangle(60, 40), 5)
holes = [loc * Cylinder(2, 20) for loc in GridLocations(20, 20, 3, 2)]
plate -= holes
boss = Pos(0, 0, 5) * extrude(RegularPolygon(6, 6), 4)
plate += [Pos(x, 0, 0) * boss for x in (-15, 15)]
sk = Plane.XZ * (Rectangle(10, 4) - [Pos(x, 0) * Circle(1) for x in (-3, 3)])
plate += Pos(0, -20, 10) * extrude(sk, 3)
locs = PolarLocations(8, 4) 
pins = [Plane.XY.offset(5) * l * Cylinder(0.5, 3) for l in locs]
plate += pins
plate += mirror(Pos(0, 30, 0) * Box(4, 4, 4), Plane.XZ)
result = plate
checks = [plate.volume, len(plate.solids()), sk.area]
