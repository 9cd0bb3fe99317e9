from build123d import *

edges = [Edge.make_line((0, 0), (10, 0)), Edge.make_three_point_arc((10, 0), (15, 5), (10, 10)), Edge.make_line((10, 10), (0, 10)), Edge.make_line((0, 10), (0, 0))]
wire = Wire(edges)
face = Face(wire)
hole = Wire.make_circle(2, Plane((5, 5, 0)))
face2 = Face(wire, [hole])
print(f"{face.area:.5f} {face2.area:.5f} {wire.length:.5f}", face.normal_at(), len(face2.inner_wires()))
solid = Solid.extrude(face2, (0, 0, 4))
result = solid
