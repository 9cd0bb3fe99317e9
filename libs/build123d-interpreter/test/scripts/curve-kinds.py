from build123d import *
with BuildLine() as l:
    m1 = EllipticalCenterArc((0, 0), 20, 10, 0, arc_size=90)
    m2 = Line(m1 @ 1, (-10, 10))
    m3 = Bezier(m2 @ 1, (-20, 10), (-20, 0))
    m4 = RadiusArc(m3 @ 1, m1 @ 0, -40)
result = l.line
checks = [m1.length, m2.length, m3.length, m4.length, *(m1 % 0), *(m4 % 0.5)]
