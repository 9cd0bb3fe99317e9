from build123d import *

box = Box(20, 20, 20)
cutter = Plane.XY.offset(3).rotated((20, 0, 0))
top, bottom = split(box, cutter, Keep.TOP), split(box, cutter, Keep.BOTTOM)
both = box.split(cutter, keep=Keep.BOTH)
print(f"{top.volume:.4f} {bottom.volume:.4f}", len(both), isinstance(both, tuple))
result = top
