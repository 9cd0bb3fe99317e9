import build123d as bd

with bd.BuildPart() as part:
    bd.Box(10, 20, 30)
    bd.fillet(part.edges().filter_by(bd.Axis.Z), 2)
result = part.part
