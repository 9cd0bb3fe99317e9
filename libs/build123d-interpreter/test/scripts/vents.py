from build123d import *

w, h, t = 60.0, 40.0, 2.0
slots = [Pos(0, y) * SlotCenterToCenter(30, 3) for y in [-12 + 6 * i for i in range(5)]]
plate = Rectangle(w, h)
plate -= slots
panel = extrude(plate, amount=t)
print(len(panel.faces().filter_by(Axis.Z)), len(panel.faces().filter_by(GeomType.CYLINDER)))
panel = fillet(panel.edges().filter_by(Axis.Z).filter_by(lambda e: abs(abs(e.center().X) - w / 2) < 1e-3), 5)
result = panel
