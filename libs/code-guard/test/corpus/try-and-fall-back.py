from build123d import *

with BuildPart() as part:
    Box(20, 20, 5)
    for radius in (8, 4, 1):
        try:
            fillet(part.edges(), radius)
            break
        except Exception as error:
            print("radius", radius, "is too large:", error)
    else:
        raise ValueError("no radius fits")
result = part.part
