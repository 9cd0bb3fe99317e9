from build123d import *
half = Box(10, 20, 5).moved(Location((5, 0, 0), (0, 0, 45)))
whole = half + mirror(half, about=Plane.YZ)
plane = Plane(whole.faces() @ 0 if False else (whole.faces() << Axis.X)[0])
cut = split(whole, bisect_by=plane.offset(-2.5), keep=Keep.BOTTOM)
x_min, *_ , x_max = sorted(v.X for v in cut.vertices())
