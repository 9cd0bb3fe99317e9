from build123d import *
with BuildPart() as outer:
    with Locations(Pos(0, 0, 5)):
        with BuildPart() as inner:
            Box(10, 10, 10)
            with Locations((5, 5, 5)):
                Sphere(2, mode=Mode.SUBTRACT)
    with BuildPart(mode=Mode.SUBTRACT):
        Cylinder(2, 40)
    with PolarLocations(20, 3):
        Box(3, 6, 3)
        with Locations((0, 0, 3)):
            Cylinder(1, 3)
result = outer.part
checks = [len(outer.solids()), inner.part.volume]
