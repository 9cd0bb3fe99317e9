from build123d import *

wire = Helix(pitch=6, height=18, radius=8, lefthand=True)
spring = sweep(Plane(wire @ 0, z_dir=wire % 0) * Circle(1), wire, is_frenet=True)
seat = extrude(make_hull((Circle(12).edges() + (Pos(20, 0) * Circle(4)).edges())), -3)
cone = Helix(5, 10, 6, cone_angle=10)
result = spring + Pos(0, 0, -4) * seat
checks = [wire.length, cone.length, seat.volume]
