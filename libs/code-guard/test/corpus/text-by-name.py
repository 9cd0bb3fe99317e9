from build123d import *

with BuildPart() as sign:
    Box(80, 30, 3)
    with BuildSketch(sign.faces().sort_by(Axis.Z)[-1]):
        Text("HELLO", font_size=14, font="Arial", font_style=FontStyle.BOLD, align=(Align.CENTER, Align.CENTER))
    extrude(amount=1)
result = sign.part
