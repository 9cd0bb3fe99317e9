from build123d import *

outer = Box(60, 40, 20)
inner = Pos(0, 0, 2) * Box(56, 36, 20)
shell = outer - inner
rib = Pos(-25, 0, -4) * Box(6, 2, 8)
ribs = [Pos(0, y, 0) * rib for y in (-10, 0, 10)]
shell += ribs
shell += [mirror(r, about=Plane.YZ) for r in ribs]
print(len(shell.faces()))
result = shell
