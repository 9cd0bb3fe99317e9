from build123d import *

path = Polyline((0, 0, 0), (0, 0, 20), (30, 0, 20))
duct = sweep(Plane.XY * (Rectangle(8, 6) - Rectangle(6, 4)), path=path, transition=Transition.RIGHT)
round_ = sweep(Plane.XY * Rectangle(4, 4), path=Polyline((0, 0, 0), (0, 0, 10), (0, 15, 10)), transition=Transition.ROUND)
print(round(duct.volume, 4), round(round_.volume, 4))
result = duct + Pos(0, 30, 0) * round_
