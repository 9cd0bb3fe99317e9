from build123d import *

with BuildPart() as sink:
    with BuildSketch(Plane.XZ) as prof:
        Rectangle(50, 4, align=(Align.CENTER, Align.MIN))
        with GridLocations(5, 0, 9, 1):
            with Locations((0, 4)):
                Trapezoid(2, 18, 88, align=(Align.CENTER, Align.MIN))
    extrude(amount=40, both=True)
    with Locations(sink.faces().sort_by(Axis.Z)[0]):
        with GridLocations(40, 60, 2, 2):
            CounterBoreHole(1.7, 3, 2)
print(f"{prof.sketch.area:.5f}")
result = sink.part
