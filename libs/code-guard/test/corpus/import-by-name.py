from build123d import BuildPart, BuildSketch, Circle, Mode, Plane, extrude

with BuildPart() as tube:
    with BuildSketch(Plane.XY):
        Circle(20)
        Circle(15, mode=Mode.SUBTRACT)
    extrude(amount=50)
result = tube.part
