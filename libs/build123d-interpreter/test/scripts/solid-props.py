from build123d import *

s = Solid.make_cylinder(5, 10)
f = s.faces().filter_by(GeomType.CYLINDER)[0]
print(f.radius, f.axis_of_rotation, f.geom_type, f.area_without_holes > 0, f.is_circular_convex)
e = s.edges().filter_by(GeomType.LINE)[0]
print(e.length, e.geom_type, s.edges().filter_by(GeomType.CIRCLE)[0].radius)
t = Solid.make_torus(10, 2)
print(t.faces()[0].radii, t.faces()[0].geom_type, Solid.make_cone(4, 2, 5).faces().filter_by(GeomType.CONE)[0].semi_angle)
result = s
