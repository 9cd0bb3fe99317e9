from build123d import *

b = Box(10.5, 20, 3)
print(b.volume, f"{b.volume}", "%.2f" % b.volume, f"{b.volume:>10.3f}", round(b.area, 2))
print(b.bounding_box().size, f"{b.bounding_box().size.X:.1f}x{b.bounding_box().size.Y:.1f}")
print(str(Location((1, 2, 3))), f"{Vector(1, 2, 3)}", f"{Vector(1.23456, 2, 3):.2f}", f"{Location((1, 2, 3), (0, 0, 45)):.2f}", f"{Plane.XZ:.1f}")
print(GeomType.PLANE, Mode.ADD, b.faces()[0].geom_type.name, repr(Align.MIN))
print(Color("blue"), Color(1, 0, 0), [Vector(1, 2, 3)], (Axis.X,), {"p": Plane.XY})
result = b
