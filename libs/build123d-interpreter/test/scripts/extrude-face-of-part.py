from build123d import *

box = Box(20, 20, 5)
box += extrude(box.faces().sort_by(Axis.Z)[-1], 3, taper=20)
side = box.faces().sort_by(Axis.X)[-1]
box += extrude(side, amount=4)
box -= extrude(offset(box.faces().sort_by(Axis.Z)[-1], -3), -2)
result = box
