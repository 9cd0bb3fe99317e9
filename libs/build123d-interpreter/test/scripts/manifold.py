from build123d import *

block = Box(100, 40, 40)
main = Rot(0, 90, 0) * Cylinder(8, 100)
ports = [Pos(x, 0, 10) * Cylinder(5, 20) for x in range(-30, 31, 20)]
threads = [Pos(x, 0, 16) * Cylinder(7, 8) for x in range(-30, 31, 20)]
manifold = block - main - ports - threads
edges = manifold.edges().filter_by(GeomType.CIRCLE).filter_by_position(Axis.Z, 19.9, 20.1)
manifold = chamfer(edges, 1)
mounting = GridLocations(84, 28, 2, 2) * Cylinder(2.5, 40)
print(len(edges), len(mounting))
result = manifold - mounting
