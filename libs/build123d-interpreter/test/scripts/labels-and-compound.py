from build123d import *

left = Box(10, 10, 10)
left.label = "left"
left.color = Color("red")
right = Pos(20, 0, 0) * Cylinder(4, 12)
right.label = "right"
assembly = Compound(label="pair", children=[left, right])
moved = assembly.moved(Location((0, 0, 5), (0, 0, 90)))
turned = left.rotate(Axis.Z, 45).translate((0, 30, 0))
result = Compound([moved, turned])
checks = [assembly.label, len(assembly.children), [child.label for child in assembly.children], *left.color, moved.center().X, turned.is_valid, turned.bounding_box().max.Y]
