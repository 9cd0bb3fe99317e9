from build123d import *

w1, w2 = Wire.make_circle(5), Wire.make_circle(3, Plane.XY.offset(10))
lofted = Solid.make_loft([w1, w2])
turned = Solid.revolve(Face.make_rect(2, 4, Plane(origin=(10, 0, 0), z_dir=(0, -1, 0))), 180, Axis.Z)
print(f"{lofted.volume:.4f} {turned.volume:.4f}")
result = Compound([lofted, turned])
