from build123d import *

asm = Compound(children=[Pos(X=i * 10) * Box(5, 5, 5) for i in range(3)])
moved = asm.moved(Location((0, 0, 10)))
moved2 = Rot(Z=45) * asm
print(len(asm.solids()), len(moved.children), moved.bounding_box().center(), asm.volume)
result = Compound(children=[asm, moved])
