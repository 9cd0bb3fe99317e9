from build123d import *

od_a, od_b, wall, length = 40.0, 25.0, 2.5, 60.0
outer = loft([Circle(od_a / 2), Pos(Z=length) * Circle(od_b / 2)])
inner = loft([Circle(od_a / 2 - wall), Pos(Z=length) * Circle(od_b / 2 - wall)])
adapter = outer - inner
assert adapter.is_valid, "not valid"
