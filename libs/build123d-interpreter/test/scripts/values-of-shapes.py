from build123d import *

box = Box(10, 20, 30)
cylinder = Cylinder(5, 12)
line = Line((0, 0, 0), (3, 4, 0))
arc = CenterArc((0, 0), 10, 0, 90)
wire = Wire([Edge.make_line((0, 0, 0), (10, 0, 0)), Edge.make_line((10, 0, 0), (10, 5, 0))])
face = box.faces().sort_by(Axis.X)[-1]
round_face = cylinder.faces().filter_by(GeomType.CYLINDER)[0]
circle = cylinder.edges().filter_by(GeomType.CIRCLE)[0]
checks = [
    box.length, box.width, box.box_height,
    cylinder.radius, box.area, *box.center(), *box.bounding_box().size, box.bounding_box().diagonal,
    line.length, *(line @ 0.5), *(line % 0.2), arc.length, arc.radius, *arc.arc_center, *(arc @ 0.5), *(arc % 1),
    *(arc ^ 0.5).position, wire.length, *(wire @ 0.75), *(wire % 0.9), wire.is_closed,
    face.length, face.width, face.area, *face.normal_at(), *face.center(), *face.center_location.position, str(face.geom_type),
    *face.center(CenterOf.BOUNDING_BOX),
    round_face.radius, str(round_face.geom_type), *round_face.axis_of_rotation.direction, *round_face.normal_at(round_face.position_at(0.25, 0.5)),
    circle.radius, *circle.arc_center, circle.is_closed,
    box.is_valid, box.is_manifold, len(box.vertices()), len(box.wires()), len(box.shells()), len(box.solids()),
    *box.vertices().sort_by(Axis.X).sort_by(Axis.Y).sort_by(Axis.Z)[0],
    box.distance_to(Pos(20, 0, 0) * cylinder), *box.closest_points((20, 0, 0))[0],
    *box.moved(Location((1, 2, 3))).center(), *box.location.position, *Pos(1, 2, 3).position,
    *box.rotate(Axis.Z, 90).bounding_box().size, *box.mirror(Plane.XY).center(),
    len((box - cylinder).faces()), (box & cylinder).volume, box.fuse(cylinder).volume, box.cut(cylinder).volume,
    len(Wire.make_polygon([(0, 0), (4, 0), (4, 3)]).edges()), Face(Wire.make_circle(2)).area, Solid.make_box(1, 2, 3).volume,
    Edge.make_circle(3, start_angle=0, end_angle=180).length, Edge.make_three_point_arc((0, 0), (1, 1), (2, 0)).radius,
    Vertex(1, 2, 3).Y, *(Vertex(1, 2, 3) + (1, 1, 1)), box.solid().volume, isinstance(box, Part), isinstance(line, Edge), isinstance(face, Face),
    (box.edges() - face.edges()).filter_by(Axis.X)[0].length, len(box.edges() & face.edges()), box.faces()[0] == box.faces()[0], box.faces()[0] == box.faces()[1],
    box.max_fillet(box.edges(), 0.5) > 4,
]
result = box
