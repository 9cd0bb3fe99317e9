from math import pi
from build123d import *

bolt_circle = 70
with BuildPart() as flange:
    Cylinder(radius=50, height=10)
    Hole(radius=20)
    with PolarLocations(bolt_circle / 2, 6):
        CounterBoreHole(radius=3.3, counter_bore_radius=6, counter_bore_depth=4)
    chamfer(flange.edges().filter_by(GeomType.CIRCLE).group_by(Axis.Z)[-1], length=0.5)

print(f"circumference {pi * bolt_circle:.1f} mm")
result = flange.part
