from build123d import *
s = Sketch() + [Rectangle(10, 10), Pos(20, 0) * Rectangle(5, 5)]
s += Circle(8)
s = s - Pos(20, 0) * Circle(1)
p = extrude(s, 4)
q = Part() + p
q -= Pos(0, 0, 2) * Box(2, 2, 10)
q = q & Box(100, 8, 100)
result = q
checks = [s.area, len(s.faces()), p.volume, q.volume, len(q.solids())]
