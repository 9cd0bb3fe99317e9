from build123d import *
width = 10 + \
    20
part = Box(width, 2, 3) \
    + Cylinder(1, 5) \
    - Sphere(1)
assert part.volume > 0, \
       "empty"
text = "one \
two"
