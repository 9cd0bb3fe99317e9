from build123d import *

with BuildLine() as route:
    a = PolarLine((0, 0), 30, 30)
    b = CenterArc((a @ 1) + (0, 10), 10, -90, 90)
    c = SagittaArc(b @ 1, b @ 1 + (20, 0), 4)
    FilletPolyline(c @ 1, c @ 1 + (20, 0), c @ 1 + (20, 20), c @ 1 + (40, 20), radius=5)
result = route.line
checks = [a.length, b.length, c.length, sum(edge.length for edge in route.edges()), len(route.edges())]
