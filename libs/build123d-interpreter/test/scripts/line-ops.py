from build123d import *

with BuildLine() as l:
    a = Line((0, 0), (10, 0))
    b = JernArc(start=a @ 1, tangent=a % 1, radius=5, arc_size=90)
    c = PolarLine(b @ 1, 12, direction=b % 1)
    d = JernArc(c @ 1, c % 1, 5, -180)
print(a @ 1, b @ 1, b % 1, c @ 1, d @ 0.5, d % 0.5, sep=" | ")
wire = l.wires()[0] if len(l.wires()) == 1 else Wire(l.edges())
print(f"{wire.length:.5f}", wire.is_closed, wire.position_at(0.25), wire.tangent_at(0.25), len(l.edges()))
prof = Plane(wire @ 0, z_dir=wire % 0) * Rectangle(2, 1)
result = sweep(prof, wire)
