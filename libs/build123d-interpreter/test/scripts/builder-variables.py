from build123d import *

with BuildPart(Plane.XZ) as p:
    with BuildSketch() as s:
        Rectangle(30, 20)
        print(len(s.faces()), s.sketch.area)
    print(len(p.pending_faces), s.sketch_local.area)
    e = extrude(amount=5)
    print(isinstance(e, Part), round(e.volume, 3), p.part.bounding_box().size)
    f = p.faces().sort_by(Axis.Y)[0]
    with BuildSketch(f) as s2:
        Circle(4)
    cut = extrude(amount=-5, mode=Mode.SUBTRACT)
    print(cut.volume > 0)
result = p.part
