from build123d import *

part = Rot(0, 0, 30) * Box(40, 20, 10)
face = part.faces().sort_by(Axis.X)[-1]
pl = Plane(face)
print(pl.z_dir, face.normal_at(), face.center(), f"{face.area:.3f}")
part += pl * Cylinder(3, 10, align=(Align.CENTER, Align.CENTER, Align.MIN))
part -= pl * Pos(0, 0, 5) * Rot(X=90) * Cylinder(1, 20)
loc = face.center_location
part += loc * Box(1, 8, 4)
result = part
