from build123d import *

with BuildPart() as block:
    Box(30, 20, 10)
    draft(block.faces().filter_by(Axis.Z, reverse=True), Plane.XY.offset(-5), 5)
    insert(Cylinder(3, 12), rotation=(0, 10, 0))
    insert(Pos(8, 0, 0) * Sphere(4), mode=Mode.SUBTRACT)
box = bounding_box(block.part)
shell = Shell(Box(4, 4, 4).faces())
cube = Solid(shell)
ring = Curve() + CenterArc((0, 0), 5, 0, 180) + Line((-5, 0), (5, 0))
arrow = Sketch() + trace(Polyline((0, 0), (6, 0), (6, 6)), 2) + Pos(6, 8) * Triangle(a=4, b=4, c=4)
gem = ConvexPolyhedron([(0, 0, 0), (4, 0, 0), (0, 4, 0), (0, 0, 4), (1, 1, 1)])
beam = IntersectingLine((0, 0), (1, 1), Line((0, 10), (20, 10)))
result = block.part + Pos(40, 0, 0) * cube + Pos(50, 0, 0) * extrude(make_face(ring), 2) + Pos(70, 0, 0) * extrude(arrow, 1) + Pos(0, 40, 0) * gem
checks = [box.volume, shell.area, cube.volume, gem.volume, beam.length, arrow.area]
