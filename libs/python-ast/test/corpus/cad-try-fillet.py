from build123d import *
part = Box(10, 10, 10)
radius = 4
while radius > 0.1:
    try:
        part = fillet(part.edges(), radius)
    except (ValueError, RuntimeError) as error:
        print("radius", radius, "failed:", error)
        radius /= 2
    else:
        break
    finally:
        tried = True
else:
    raise ValueError("no radius fits") from None
