from build123d import *

front = extrude(Plane.XZ * Rectangle(30, 20), 5)
side = extrude(Plane.YZ * Pos(0, 20) * Rectangle(10, 20), 15)
tilt = Plane((0, 0, 10), x_dir=(1, 1, 0), z_dir=(0, 0, 1)) * Box(5, 5, 30)
moved = Location((10, 0, 30), (0, 45, 0)) * Box(4, 8, 12)
print(front.bounding_box(), side.bounding_box(), sep="\n")
result = front + side + tilt + moved
