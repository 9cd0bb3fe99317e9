from build123d import *

ball = Sphere(10) + Pos(0, 0, -15) * Cylinder(4, 20)
socket = Sphere(14) - Sphere(10.2)
socket &= Pos(0, 0, 4) * Box(40, 40, 16)
socket = socket - Pos(0, 0, 10) * Cylinder(5, 20)
print(f"{ball.volume:.4f} {socket.volume:.4f}", socket.is_valid)
result = Compound(label="joint", children=[ball, socket])
