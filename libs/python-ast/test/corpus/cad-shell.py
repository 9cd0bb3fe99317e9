from build123d import *
box = Box(1e2, 5E1, 2.5e+1)
opened = offset(box, amount=-2, openings=box.faces() >> Axis.Z) if hasattr(box, "faces") else None
walls = [f for f in box.faces() if f.normal_at() != Vector(0, 0, 1) and not f.area < 1_000]
