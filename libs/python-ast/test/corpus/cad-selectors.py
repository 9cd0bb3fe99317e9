from build123d import *
part = Box(10, 20, 30)
long = max(part.edges(), key=lambda e: e.length)
vertical = part.edges().filter_by(lambda edge: edge.is_parallel(Axis.Z), reverse=False)
ranked = sorted(part.faces(), key=lambda f: (f.area, -f.center().Z))[::-1]
first, *middle, last = ranked
top_face = ranked[0:2][-1]
