from build123d import *

a = Box(1, 1, 1)
a.label = "a"
b = Pos(5) * Sphere(1)
b.label = "b"
inner = Compound(label="inner", children=[a, b])
outer = Compound(label="outer", children=[inner, Pos(10) * Cylinder(1, 2)])
print([n.label for n in outer.descendants], outer.is_root, a.parent.label, len(outer.leaves), outer.height, a.path[0].label)
result = outer
