from build123d import *

center = Polyline((0, 0), (40, 0), (40, 30))
strip = offset(center, amount=3, side=Side.LEFT)
slot = make_face(offset(Line((0, 50), (30, 50)), amount=4))
trail = trace(Polyline((60, 0), (60, 20), (80, 20)), line_width=2)
grown = offset(Rectangle(10, 10), amount=2, kind=Kind.INTERSECTION)
shrunk = offset(Rectangle(20, 10) - Circle(2), amount=-1)
result = make_face(strip) + slot + trail + Pos(0, 100) * grown + Pos(40, 100) * shrunk
checks = [make_face(strip).area, slot.area, trail.area, grown.area, shrunk.area]
