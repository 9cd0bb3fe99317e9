from build123d import *

segments = [(10, 8), (25, 12), (6, 16), (30, 12), (15, 9)]
z = 0
shaft = Part()
for length, d in segments:
    shaft += Pos(0, 0, z) * Cylinder(d / 2, length, align=(Align.CENTER, Align.CENTER, Align.MIN))
    z += length
rims = shaft.edges().filter_by(GeomType.CIRCLE).group_by(Axis.Z)
shaft = chamfer(rims[0] + rims[-1], 0.5)
key = Pos(0, 6, 25) * Box(4, 4, 12)
shaft -= key
groove = Pos(0, 0, 60) * (Cylinder(6, 1.2) - Cylinder(5.2, 1.2))
shaft -= groove
print(len(rims), z, f"{shaft.volume:.4f}")
result = shaft
