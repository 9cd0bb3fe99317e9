from build123d import *

base = Box(20, 20, 2)
base.label = "base"
base.color = Color("red")
post = Pos(Z=6) * Cylinder(2, 10)
post.color = Color(0.1, 0.2, 0.3, 0.5)
post.label = "post"
assy = Compound(label="assy", children=[base, post])
print(assy.label, [c.label for c in assy.children], tuple(round(v, 3) for v in base.color))
result = assy
