from build123d import *

ceiling = Pos(0, 0, 30) * Rot(0, 20, 0) * Box(60, 60, 5)
post = extrude(Plane.XY * Rectangle(10, 10), until=Until.NEXT, target=ceiling)
post2 = extrude(Pos(20, 0) * Circle(4), until=Until.LAST, target=ceiling)
print(round(post.volume, 3), round(post2.volume, 3))
result = ceiling + post
