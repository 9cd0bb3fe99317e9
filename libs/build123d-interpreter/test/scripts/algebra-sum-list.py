from build123d import *

posts = [Pos(10 * i, 0, (5 + i) / 2) * Box(6, 6, 5 + i) for i in range(5)]
stairs = Part() + posts
plate = Pos(20, 0, -1) * Box(60, 20, 2)
sk = Sketch() + [loc * Circle(1) for loc in GridLocations(10, 10, 3, 2)]
print(len(sk.faces()), f"{sk.area:.5f}", len(stairs.solids()))
result = plate + stairs - extrude(Pos(20, 0, -2) * sk, 10)
