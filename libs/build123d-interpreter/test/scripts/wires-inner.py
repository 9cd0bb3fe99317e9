from build123d import *

with BuildPart() as p:
    with BuildSketch() as s:
        Rectangle(50, 30)
        with GridLocations(20, 0.1, 2, 1):
            RegularPolygon(6, 6, mode=Mode.SUBTRACT)
    extrude(amount=4)
    top = p.faces().sort_by(Axis.Z)[-1]
    print(len(top.inner_wires()), f"{top.outer_wire().length:.3f}", [f"{w.length:.3f}" for w in top.inner_wires()])
    for w in top.inner_wires():
        chamfer(w.edges(), 0.5)
    fillet(p.faces().sort_by(Axis.Z)[-1].outer_wire().edges(), 1)
result = p.part
