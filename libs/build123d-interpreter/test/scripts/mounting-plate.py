from build123d import *

length, width, thickness = 80.0, 60.0, 10.0
with BuildPart() as ex:
    with BuildSketch() as sk:
        Rectangle(length, width)
        with Locations((length/4, 0), (-length/4, 0)):
            Circle(5, mode=Mode.SUBTRACT)
    extrude(amount=thickness)
    topf = ex.faces().sort_by().last
    with Locations(topf):
        with GridLocations(20, 20, 2, 2):
            CounterSinkHole(radius=2, counter_sink_radius=4)
    fillet(ex.edges().filter_by(Axis.Z)[0:4], radius=4)
    chamfer(ex.faces().sort_by(Axis.Z)[-1].outer_wire().edges(), length=1)
result = ex.part
checks = [len(ex.faces()), len(ex.edges(Select.LAST)), len(ex.edges(Select.NEW)), len(ex.faces(Select.NEW))]
