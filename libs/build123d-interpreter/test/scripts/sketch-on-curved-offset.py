from build123d import *

with BuildPart() as p:
    Cylinder(20, 40)
    cyl = p.faces().filter_by(GeomType.CYLINDER)[0]
    pl = Plane(origin=(0, -20, 0), z_dir=(0, -1, 0))
    with BuildSketch(pl):
        Rectangle(10, 10)
    extrude(amount=5, both=True)
print(cyl.normal_at(cyl.center()), cyl.radius, cyl.axis_of_rotation)
result = p.part
