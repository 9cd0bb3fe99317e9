from build123d import *

with BuildPart() as p:
    Box(60, 40, 12)
    with Locations((-20, 0, 6), (20, 0, 6)):
        CounterBoreHole(radius=2.5, counter_bore_radius=5, counter_bore_depth=4, depth=12)
    with Locations((0, 10, 6)):
        CounterSinkHole(3, 6)
    with Locations(Location((0, -20, 0), (90, 0, 0))):
        Hole(3, depth=15)
result = p.part
