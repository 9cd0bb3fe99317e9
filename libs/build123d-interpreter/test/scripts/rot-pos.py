from build123d import *

a = Pos(Z=5) * Box(10, 10, 10)
b = Rot(Y=90) * Cylinder(3, 30)
c = Pos(1, 2, 3) * Rot(10, 20, 30) * Box(2, 4, 40)
d = Rot(Z=45) * Pos(X=12) * Rot(X=15) * Cone(4, 1, 8)
loc = Pos(1, 2, 3) * Rot(10, 20, 30)
print(loc)
print(loc.position, loc.orientation)
print(loc.inverse())
result = a + b + c + d
