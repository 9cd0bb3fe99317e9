from build123d import *

f = Face.make_surface(Wire.make_polygon([(0, 0, 0), (10, 0, 1), (10, 10, 0), (0, 10, 1)]))
result = thicken(f, 1)
