from build123d import *

with BuildSketch() as s:
    Rectangle(40, 20)
    fillet(s.vertices().group_by(Axis.X)[0], radius=4)
    chamfer(s.vertices().group_by(Axis.X)[-1], length=3)
    with Locations((0, 0)):
        Circle(5, mode=Mode.SUBTRACT)
sk = Rectangle(10, 10)
sk = fillet(sk.vertices(), 2)
print(len(s.sketch.edges()), f"{sk.area:.6f}", s.sketch.face().is_planar.z_dir)
result = extrude(s.sketch, 3) + Pos(0, 30) * extrude(sk, 5)
