from functools import reduce
from itertools import product, chain
from build123d import *

cells = list(product(range(3), range(2)))
boxes = list(map(lambda ij: Pos(12 * ij[0], 12 * ij[1]) * Box(10, 10, 3 + sum(ij)), cells))
joined = reduce(lambda acc, s: acc + s, boxes[1:], boxes[0])
tall = list(filter(lambda s: s.bounding_box().size.Z > 4, boxes))
bars = [Pos(12, 6) * Box(40, 2, 1), Pos(12, 6) * Box(2, 30, 1)]
print(len(tall), any(b.volume > 500 for b in boxes), sum(b.volume for b in boxes), max(boxes, key=lambda b: b.volume).center().X)
result = joined + list(chain(bars))
