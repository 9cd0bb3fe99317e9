import copy
from build123d import *

stud = Cylinder(4, 10)
twin = copy.copy(stud)
deep = copy.deepcopy(stud)
twin = twin.moved(Location((20, 0, 0)))
deep.position = (0, 20, 0)
deep.orientation = (90, 0, 0)
third = stud.translate((-20, 0, 0)).rotate(Axis.Z, 90)
stud.location = Location((0, 0, 5))
print(stud.center(), twin.center(), deep.center(), third.center())
result = Compound([stud, twin, deep, third])
