from build123d import *

parts = ShapeList([Pos(X=x) * Box(x, 2, 2) for x in (3, 6, 9)])
print(len(parts), parts.first.volume, parts.last.volume, len(parts[1:]))
by = parts.sort_by(lambda s: -s.volume)
print([round(p.volume) for p in by], [round(p.volume) for p in parts.filter_by(lambda p: p.volume > 15)])
edges = ShapeList(e for p in parts for e in p.edges() if e.length > 2.5)
print(len(edges), len(edges.group_by(Axis.X)), isinstance(parts[:2], ShapeList), parts.sort_by(Axis.X, reverse=True)[0].volume)
print(len(parts.faces()), len(parts.edges()), len(parts.vertices()))
result = Part() + parts
