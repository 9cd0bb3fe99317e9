import build123d as bd
from build123d import Align as A

with bd.BuildPart() as p:
    bd.Box(10, 10, 10, align=(A.MIN, A.MIN, A.MIN))
    bd.fillet(p.edges().filter_by(bd.Axis.Z), radius=1)
result = p.part
