from build123d import *
from math import cos, pi, sin, tau

teeth: int = 24; module = 2.0
pitch = teeth * module / 2
profile = []
for tooth in range(teeth):
    for k, r in enumerate((pitch - 1.25 * module, pitch + module)):
        angle = tau * (tooth + k * 0.5) / teeth
        profile += [(r * cos(angle), r * sin(angle))]
gear = extrude(make_face(Polyline(*profile, close=True)), 10)
