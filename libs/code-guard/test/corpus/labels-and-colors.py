from build123d import *

box = Box(10, 10, 10)
box.label = "box"
box.color = Color("orange")
ball = Pos(20, 0, 0) * Sphere(5)
ball.color = Color(0.2, 0.4, 0.6)
box.location = Location((0, 0, 5), (0, 0, 45))
result = Compound(children=[box, ball])
