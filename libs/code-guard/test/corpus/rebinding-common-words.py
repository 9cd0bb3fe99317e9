from build123d import *

face = Box(10, 10, 10).faces().sort_by(Axis.Z).last
edges = face.edges()
section = 4
offset_distance = 2
vertex = face.vertices()[0]
scale_factor = 1.5
G = 3
result = extrude(face, amount=section * scale_factor + G)
