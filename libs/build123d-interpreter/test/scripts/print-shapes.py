from build123d import *

with BuildPart() as p:
    Box(1, 2, 3)
print("")
print(p.part.bounding_box())
print(p.faces().sort_by(Axis.Z)[0].center(), p.faces()[0].normal_at(), p.faces().sort_by(Axis.Z)[-1].location)
print(p.vertices().sort_by(Axis.X)[0].center().X, p.edges()[0].length, p.edges()[0] @ 0)
print(p.part.location, p.part.position, p.part.orientation)
result = p.part
