from build123d import *

arc = CenterArc((0, 0), 10, 0, 90)
part = arc.trim_to_length(0.0, 5.0)
print(part.length)
result = Compound([part])
