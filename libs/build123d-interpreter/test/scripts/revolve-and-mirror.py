from build123d import *
with BuildPart() as p:
    with BuildSketch(Plane.XZ) as s:
        Rectangle(10, 20, align=(Align.MIN, Align.CENTER))
        with Locations((10, 0)):
            Circle(3, mode=Mode.SUBTRACT)
    revolve(axis=Axis.Z, revolution_arc=120)
    mirror(about=Plane.XZ)
    with Locations(p.faces().sort_by(Axis.Z)[-1].center()):
        Cylinder(1, 6)
    draftable = p.faces()
result = p.part
