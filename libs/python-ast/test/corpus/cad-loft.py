from build123d import *
slices = Sketch() + [Plane((0, 0, 3 * i)) * Rectangle(10 - i, 10 - i) for i in range(4)]
body = loft(slices)
body = chamfer(body.edges() | Axis.Z if False else body.edges().group_by(Axis.Z)[0], length=0.5)
