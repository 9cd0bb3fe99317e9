from build123d import *

block = Box(30, 20, 10) - Pos(5, 0, 0) * Cylinder(4, 10)
faces = block.faces()
checks = [
    len(faces | GeomType.PLANE),
    (faces > Axis.Z)[-1].center().Z,
    (faces < Axis.X)[0].center().X,
    (faces >> Axis.Y)[0].center().Y,
    (faces << Axis.Z)[0].area,
    len(block.edges().filter_by(Plane.XY)),
    len(block.edges() | Axis.X),
    len(block.faces().filter_by(Axis.Z)),
    block.edges().filter_by(GeomType.CIRCLE).sort_by(Axis.Z)[0].radius,
    [round(group[0].length, 6) for group in block.edges().group_by(SortBy.LENGTH)],
    len(block.vertices().filter_by_position(Axis.Z, 0, 10)),
    faces.sort_by(SortBy.AREA)[-1].area,
    faces.sort_by_distance((20, 0, 0))[0].center().X,
    (block.edges().first @ 0.5).length,
    block.vertices().sort_by(lambda v: (round(v.X, 6), round(v.Y, 6), round(v.Z, 6)))[0].X,
    block.faces().filter_by(lambda f: f.area > 500, reverse=True).first.area,
]
result = block
