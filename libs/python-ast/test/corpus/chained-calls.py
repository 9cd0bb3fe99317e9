result = (
    Workplane("XY")
    .box(10, 20, 30)
    .faces(">Z")
    .workplane()
    .hole(5)
    .edges("|Z")
    .fillet(1.0)
    .translate((0, 0, 1))
)
a = b.c.d[0](1).e(f=2)[1:2].g
