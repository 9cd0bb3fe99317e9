from build123d import *

spec = {"length": 50, "width": 30, "holes": [("a", 3.0), ("b", 4.0)]}
lines = []
part = Box(spec["length"], spec["width"], spec.get("height", 6))
for index, (name, diameter) in enumerate(sorted(spec["holes"], key=lambda hole: -hole[1])):
    part -= Pos(index * 12 - 6, 0, 0) * Cylinder(diameter / 2, 6)
    lines.append(f"{name.upper():>4}: {diameter:6.2f} mm")
print("\n".join(lines), "-" * 40, "%d holes" % len(lines), sep="\n")
result = part
