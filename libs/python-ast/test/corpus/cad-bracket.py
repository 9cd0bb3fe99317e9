from build123d import (
    Align,
    Axis,
    BuildPart,
    BuildSketch,
    Locations,
    Mode,
    Plane,
    Rectangle,
    extrude,
)

with BuildPart() as bracket:
    with BuildSketch(Plane.XZ) as profile:
        Rectangle(90, 8, align=(Align.MIN, Align.MIN))
        with Locations((0, 8)):
            Rectangle(8, 40, align=(Align.MIN, Align.MIN), mode=Mode.ADD)
    extrude(amount=30)
top = bracket.faces().sort_by(Axis.Z)[-1]
