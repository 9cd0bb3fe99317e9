from build123d import *

with BuildPart() as board:
    Box(100, 60, 3, align=(Align.CENTER, Align.CENTER, Align.MIN))
    with Locations((0, 0, 3)):
        with GridLocations(80, 40, 2, 2):
            with BuildSketch():
                RegularPolygon(4, 6, major_radius=False)
            extrude(amount=12)
            Hole(1.5, depth=10)
    with BuildSketch(board.faces().sort_by(Axis.Z)[0]):
        with HexLocations(4, 5, 3):
            RegularPolygon(3, 6, rotation=30)
    extrude(amount=-3, mode=Mode.SUBTRACT)
result = board.part
