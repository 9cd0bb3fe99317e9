from build123d import *

box = Box(30, 20, 10)
top = box.faces() > Axis.Z
verticals = box.edges() | Axis.Z
along = box.edges() | Plane.XY
highest = box.faces() >> Axis.Z
lowest = box.faces() << Axis.Z
print(len(verticals), len(along), len(highest), len(lowest), len(top))
print(top[0].center(), highest.center(), lowest.center().Z)
rest = box.edges() - verticals
print(len(rest), len(verticals + highest.edges()))
print([round(e.length, 2) for e in box.edges() > SortBy.LENGTH])
result = fillet(verticals, 3)
