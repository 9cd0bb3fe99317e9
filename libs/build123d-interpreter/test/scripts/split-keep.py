from build123d import *

with BuildPart() as half:
    Cylinder(20, 30)
    Cylinder(14, 30, mode=Mode.SUBTRACT)
    split(bisect_by=Plane.YZ, keep=Keep.TOP)
    split(bisect_by=Plane.XY.offset(5), keep=Keep.BOTTOM)
whole = Sphere(10)
both = split(whole, bisect_by=Plane.XY, keep=Keep.BOTH)
print(len(both.solids()), round(half.part.volume, 4))
result = half.part
