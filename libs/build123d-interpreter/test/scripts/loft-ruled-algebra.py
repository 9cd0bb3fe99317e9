from build123d import *

sections = [Rectangle(20, 20), Pos(0, 0, 10) * Rectangle(12, 16), Pos(0, 0, 25) * Rectangle(6, 6)]
result = loft(sections, ruled=True)
tip = loft([RegularPolygon(10, 6).face(), Vertex(0, 0, 15)])
result = result + Pos(30, 0, 0) * tip
checks = [tip.volume]
