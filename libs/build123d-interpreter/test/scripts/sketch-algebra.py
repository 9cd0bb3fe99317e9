from build123d import *

base = RectangleRounded(60, 40, 6) - PolarLocations(12, 5) * Circle(2.5)
arc = ThreePointArc((-20, -12), (0, -16), (20, -12))
base -= SlotArc(arc, 3)
base += Pos(30, 0) * Circle(12)
result = base
checks = [base.area, base.bounding_box().size.X, len(base.edges()), base.faces()[0].normal_at().Z]
