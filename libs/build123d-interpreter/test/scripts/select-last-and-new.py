from build123d import *
with BuildPart() as p:
    Box(20, 20, 20)
    a = [len(p.faces(Select.LAST)), len(p.faces(Select.NEW)), len(p.edges(Select.LAST)), len(p.edges(Select.NEW)), len(p.vertices(Select.LAST))]
    with Locations((10, 0, 0)):
        Cylinder(4, 30)
    b = [len(p.faces(Select.LAST)), len(p.faces(Select.NEW)), len(p.edges(Select.LAST)), len(p.edges(Select.NEW)), len(p.vertices(Select.LAST))]
    Hole(3)
    c = [len(p.faces(Select.LAST)), len(p.faces(Select.NEW)), len(p.edges(Select.LAST)), len(p.edges(Select.NEW)), len(p.vertices(Select.LAST))]
    fillet(p.edges().filter_by(Axis.Z).sort_by(Axis.X)[0:2], 2)
    d = [len(p.faces(Select.LAST)), len(p.faces(Select.NEW)), len(p.edges(Select.LAST)), len(p.edges(Select.NEW)), len(p.vertices(Select.LAST))]
    with BuildSketch(p.faces().sort_by(Axis.Z)[-1]) as s:
        Rectangle(4, 4)
        fillet(s.vertices(), 1)
        e = [len(s.edges(Select.LAST)), len(s.edges(Select.NEW)), len(s.vertices(Select.LAST))]
    extrude(amount=2)
    f = [len(p.faces(Select.LAST)), len(p.faces(Select.NEW)), len(p.edges(Select.LAST)), len(p.edges(Select.NEW)), len(p.vertices(Select.LAST))]
result = p.part
checks = [a, b, c, d, e, f]
