from build123d import *

part = Box(10, 10, 10) + Pos(20) * Box(5, 5, 5)
print(len(part.solids()), len(part.shells()), len(part.wires()), len(part.compounds()), part.volume, part.area)
print(part.solids()[0].volume, part.faces()[0].wire().length, part.faces()[0].edges()[0].is_forward)
print(part.is_valid, part.is_manifold, bool(part), len(part))
result = part
