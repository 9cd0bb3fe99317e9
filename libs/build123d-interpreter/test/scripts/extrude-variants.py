from build123d import *

tapered = extrude(Rectangle(30, 20), amount=15, taper=10)
both = extrude(Circle(8), 5, both=True)
slanted = extrude(Rectangle(10, 10), amount=12, dir=(0, 1, 1))
ring = Circle(12) - Circle(8)
ring_tapered = extrude(ring, amount=6, taper=5)
result = Part() + [tapered, Pos(50, 0, 0) * both, Pos(0, 50, 0) * slanted, Pos(50, 50, 0) * ring_tapered]
checks = [tapered.volume, both.volume, slanted.volume, ring_tapered.volume]
