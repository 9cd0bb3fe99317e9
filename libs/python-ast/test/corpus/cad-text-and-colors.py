from build123d import *
label = "NC-7"
with BuildPart() as tag:
    Box(60, 20, 3)
    with BuildSketch(tag.faces().sort_by(Axis.Z)[-1]):
        Text(label, font_size=12, align=(Align.CENTER,) * 2)
    extrude(amount=-1, mode=Mode.SUBTRACT)
tag.part.color = Color(0x33 / 0xFF, 0.5, 1.)
tag.part.label = f"tag {label!r}"
