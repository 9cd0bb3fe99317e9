from copy import copy
from functools import partial, reduce

from build123d import *

post = partial(Cylinder, 3)
posts = [Pos(x, 0, 0) * post(height) for x, height in zip((0, 4, 8), (10, 14, 18))]
joined = reduce(lambda left, right: left + right, posts)
twin = copy(joined)
result = joined + Pos(0, 20, 0) * twin
