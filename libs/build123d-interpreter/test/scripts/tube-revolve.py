from build123d import *

profile = Plane.XZ * (Pos(20, 0) * Rectangle(4, 40))
tube = revolve(profile, Axis.Z)
half = revolve(Plane.XZ * Pos(50, 0) * Circle(5), Axis.Z, 180)
result = Part() + [tube, half]
checks = [tube.volume, half.volume, half.center().Y]
