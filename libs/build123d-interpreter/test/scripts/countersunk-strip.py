from build123d import *

with BuildPart() as strip:
    Box(100, 16, 4)
    with Locations(strip.faces().sort_by(Axis.Z)[-1]):
        with GridLocations(20, 1, 5, 1):
            CounterSinkHole(radius=2.1, counter_sink_radius=4, counter_sink_angle=90)
    fillet(strip.edges().filter_by(Axis.Z), 7.9)
print(len(strip.edges(Select.LAST)), len(strip.faces(Select.NEW)) >= 0)
result = strip.part
