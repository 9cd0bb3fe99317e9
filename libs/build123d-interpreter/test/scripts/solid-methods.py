from build123d import *
s = Solid.make_box(10, 10, 10)
s2 = s.fillet(2, s.edges().filter_by(Axis.Z))
s3 = s2.chamfer(1, None, s2.faces().sort_by(Axis.Z)[-1].edges())
f = s3.faces().sort_by(Axis.Z)[-1]
t = Solid.extrude(f, (0, 0, 5))
h = Solid.thicken(f, 2)
g = Face.make_rect(5, 5, Plane.XZ)
r = Solid.revolve(Face(Wire.make_circle(1, Plane(origin=(5,0,0), z_dir=(0,1,0)))), 360, Axis.Z)
result = Compound([s3, t.moved(Location((20,0,0))), h.moved(Pos(40, 0, 0)), r.moved(Pos(0, 30, 0))])
checks = [s2.volume, s3.volume, t.volume, h.volume, r.volume, g.area, s3.is_valid]
