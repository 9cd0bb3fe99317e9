from build123d import *

line = Polyline((0, 0), (20, 0), (20, 10))
line += RadiusArc((20, 10), (0, 0), 30)
face = make_face(line)
w = Wire(line.edges()) if not isinstance(line, Wire) else line
print(f"{face.area:.5f}", isinstance(face, Sketch), w.is_closed)
result = extrude(face, 3) + Pos(0, 20) * extrude(make_face(Pos(0, 0) * Polyline((0, 0), (10, 0), (5, 8), close=True)), 2)
