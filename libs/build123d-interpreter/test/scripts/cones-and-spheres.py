from build123d import *

with BuildPart() as finial:
    Cylinder(12, 8, align=(Align.CENTER, Align.CENTER, Align.MIN))
    with Locations((0, 0, 8)):
        Cone(12, 6, 14, align=(Align.CENTER, Align.CENTER, Align.MIN))
    with Locations((0, 0, 28)):
        Sphere(9)
    with Locations((0, 0, 4)):
        Torus(12, 2)
    split(bisect_by=Plane.YZ, keep=Keep.BOTTOM)
result = finial.part
checks = [len(finial.faces().filter_by(GeomType.CONE)), len(finial.faces().filter_by(GeomType.TORUS)), len(finial.faces() | GeomType.SPHERE)]
