from build123d import *

wall = sum((Pos(0, 0, z) * Box(20, 4, 2) for z in range(0, 10, 4)), Part())
posts = Part() + [Pos(x, 0, 4) * Box(2, 6, 12) for x in (-8, 8)]
result = wall + posts
