from build123d import *

with BuildPart() as p:
    with Locations((0, 0, 0), (60, 0, 0)):
        Box(20, 20, 10)
        with Locations((0, 0, 10)):
            Cylinder(6, 10)
            with Locations((0, 0, 5)):
                with PolarLocations(6, 3):
                    Sphere(2)
        with Locations(Location((0, 15, 0), (0, 0, 45))):
            Box(6, 6, 10)
result = p.part
