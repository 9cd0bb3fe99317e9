from build123d import *
with BuildPart() as p:
    with BuildSketch() as s:
        RectangleRounded(80, 40, radius=4)
        with GridLocations(0, 20, 1, 2) as grid:
            SlotOverall(32, 10, mode=Mode.SUBTRACT)
        for i, location in enumerate(grid): print(f"{i:>2}: {location.position.X:+.1f}")
    extrude(amount=6)
    Keep, Top = p.part, Axis.Z
