from build123d import *

block = Box(40, 30, 20)
block = chamfer(block.edges().group_by(Axis.Z)[-1], 2, 4)
block = fillet(block.edges().filter_by(Axis.Z), 3)
block = chamfer(block.faces().sort_by(Axis.Z)[0].edges(), length=1, angle=30)
result = block
