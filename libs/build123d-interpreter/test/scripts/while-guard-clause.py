from build123d import *


def safe_fillet(part, edges, radius):
    for r in (radius, radius / 2, radius / 4):
        try:
            return fillet(edges, r), r
        except Exception as e:
            print(isinstance(e, ValueError))
    return part, 0


part, r = safe_fillet(None, Box(10, 10, 4).edges(), 4)
print(r)
result = part
