from build123d import *
import math
p = Part()
for i in range(5):
    a = math.radians(i * 72)
    p += Pos(20 * math.cos(a), 20 * math.sin(a), 0) * Cylinder(3, 5 + i)
p += Box(50, 50, 2)
p = p - Rot(0, 0, 45) * Box(10, 80, 1)
result = p
checks = [len(p.faces()), p.volume]
