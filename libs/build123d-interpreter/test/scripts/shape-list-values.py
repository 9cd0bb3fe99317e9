from build123d import *
p = Box(10, 10, 10)
v = p.vertices()
e = p.edges()
checks = [
    len(v.group_by(Axis.Z)), len(v.group_by(Axis.Z)[0]), len(e.group_by(SortBy.LENGTH)),
    len(e.sort_by(Axis.Z)[:4]), [round(x.Z, 3) for x in v.sort_by(Axis.Z, reverse=True)],
    len(ShapeList(e).filter_by(lambda s: s.center().Z > 0)), len(e.filter_by_position(Axis.Z, -6, -4)), len(e.filter_by_position(Axis.Z, -5, 5, inclusive=(False, False))),
    len(e + p.faces()), len(p.faces().edges()), len(p.faces().vertices()), len(p.faces().wires()), *p.faces().center(),
    p.faces().sort_by(Axis.X).last.center().X, p.faces().first.area, len((p.faces() > Axis.Z)[2:4]), e[0] in e, e.index(e[3]),
    [g[0].center().Z for g in p.faces().group_by(Axis.Z)], len(list(p.faces())), sum(f.area for f in p.faces()),
    sorted([round(f.center().X, 3) for f in p.faces()]), min(p.faces(), key=lambda f: f.center().Y).center().Y,
    len(p.edges() | Axis.Z), (p.edges() >> Axis.Z).first.center().Z, len(p.faces().group_by(lambda f: round(f.center().Z))), p.solids()[0].volume, len(p.faces().sort_by(Edge.make_line((0, 0, -10), (0, 0, 10)))),
    [len(g) for g in p.faces().group_by(SortBy.AREA)], len(p.edges().filter_by(GeomType.LINE, reverse=True)),
    Vector(1, 2, 3) in [Vector(1, 2, 3)],
    *Vector((1, 2)), *Vector(X=1, Z=2), *(Vector(1, 0, 0) + Vector(0, 1, 0)) , -Plane.XY == Plane.XY, *Plane.XY.offset(5).location.position,
    *(Plane.XZ * Location((1, 2, 3))).position, *(Location((1, 0, 0)) * Plane.XY).origin, *Plane((1, 2, 3)).origin, *Plane(Axis.X).z_dir, *Location(Plane.YZ).orientation,
    *Location((0, 0, 0), (0, 0, 1), 45).orientation, *Location((1, 2, 3), 30).orientation, f"{Vector(1, 2, 3):.2f}", bool(Vector(0, 0, 0)), *Axis(Edge.make_line((1, 1, 0), (3, 1, 0))).direction,
    *[l.position.X for l in GridLocations(10, 5, 3, 1)], len(Locations((1, 1), (2, 2)).locations), *Rot(Z=90).orientation, *Pos(X=3).position, *(Pos(1, 0, 0) * Rot(0, 0, 90) * Pos(1, 0, 0)).position,
    IN, MM, CM, *polar(10, 30),
]
result = p
