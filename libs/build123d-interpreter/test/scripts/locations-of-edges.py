from build123d import *

with BuildPart() as p:
    Cylinder(30, 5)
    rim = p.edges().filter_by(GeomType.CIRCLE).sort_by(Axis.Z)[-1]
    with Locations(*[rim.location_at(t) for t in (0, 0.25, 0.5, 0.75)]):
        Sphere(2)
    with Locations(*(rim @ (i / 8) * 0.7 for i in range(8))):
        Hole(1.5)
print(rim.location_at(0.25))
result = p.part
