from build123d import *
path = Wire([Edge.make_line((0,0,0),(0,0,20)), Edge.make_tangent_arc((0,0,20),(0,0,1),(10,0,30))])
a = sweep(Circle(3), path)
c = sweep([Circle(3), Pos(0,0,20)*Rectangle(4,4)], Line((0,0,0),(0,0,20)), multisection=True)
result = a + Pos(40,0,0)*c
checks = [a.volume, c.volume]
