from build123d import *

face = Rectangle(10, 6).face()
vase = Solid.extrude_linear_with_rotation(face, (0, 0, 0), (0, 0, 30), 90)
print(f"{vase.volume:.2f}")
result = vase
