from build123d import *

COUNT = 0


def counter():
    global COUNT
    COUNT += 1
    total = 0

    def add_one(v):
        nonlocal total
        total += v
        return total

    return add_one


acc = counter()
part = Box(10, 10, 1)
for r in (1, 2, 3):
    part += Pos(0, 0, acc(r)) * Cylinder(4 - r, 2)
print(COUNT, acc(0), [x for x in range(3) if x], {k: v for k, v in zip("ab", (1, 2))}, *(i**2 for i in range(3)))
result = part
