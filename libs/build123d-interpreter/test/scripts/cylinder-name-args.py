from build123d import *

with BuildPart() as p:
    Cylinder(radius=5, height=10, arc_size=270, rotation=(0, 90, 0))
    Sphere(radius=4, arc_size1=-45, arc_size2=90, arc_size3=360, mode=Mode.SUBTRACT)
    Torus(major_radius=12, minor_radius=1.5)
    Cone(bottom_radius=6, top_radius=2, height=8, align=(Align.MIN, Align.MIN, Align.MAX))
    Wedge(10, 8, 12, 2, 2, 8, 10)
result = p.part
