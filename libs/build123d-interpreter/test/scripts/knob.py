from build123d import *

knob = Cylinder(15, 12)
for loc in PolarLocations(15.5, 12):
    knob -= loc * Cylinder(1.5, 12)
knob -= Pos(Z=-3) * Cylinder(3, 6.5)
flat = Pos(X=4.5, Z=-3) * Box(4, 6, 6)
knob = fillet(knob.faces().sort_by(Axis.Z)[-1].edges().filter_by(GeomType.CIRCLE), 0.6)
top = Plane(knob.faces().sort_by(Axis.Z)[-1])
knob -= top * Pos(8, 0, 0) * Sphere(1)
print(isinstance(knob, Part), len(knob.solids()))
result = knob
