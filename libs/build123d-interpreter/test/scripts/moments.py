from build123d import *

part = Box(10, 20, 30)
print([round(x, 2) for r in part.matrix_of_inertia for x in r])
print(part.center(CenterOf.MASS), part.center(CenterOf.BOUNDING_BOX), part.radius_of_gyration(Axis.Z))
result = part
