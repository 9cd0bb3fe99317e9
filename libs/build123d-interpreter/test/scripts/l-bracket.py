from build123d import *

with BuildPart() as bracket:
    with BuildSketch(Plane.XZ) as profile:
        with BuildLine():
            Polyline((0, 0), (60, 0), (60, 6), (6, 6), (6, 40), (0, 40), close=True)
        make_face()
        fillet(profile.vertices().sort_by_distance((6, 6))[0], 4)
    extrude(amount=30, both=True)
    with Locations(Location((35, 0, 6))):
        with GridLocations(30, 40, 2, 2):
            Hole(3)
    with Locations(Plane(origin=(0, 0, 25), z_dir=(-1, 0, 0))):
        Hole(4)
result = bracket.part
