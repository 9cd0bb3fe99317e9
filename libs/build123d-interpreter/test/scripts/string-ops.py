from build123d import *

name = "Bracket-v2.stl".removesuffix(".stl").replace("-", "_").upper()
print(name, name.lower().split("_"), ", ".join(f"{x:.1f}" for x in (1, 2.25)), f"{'a':^5}|{3:03d}|{1e6:,}|{0.1 + 0.2!r}|{255:#x}")
dims = "40x20x5"
l, w, h = (float(v) for v in dims.split("x"))
result = Box(l, w, h)
