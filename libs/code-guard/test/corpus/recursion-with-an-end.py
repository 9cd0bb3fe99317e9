from build123d import *


def tower(level, size):
    if level == 0:
        return []
    return [Pos(0, 0, level * 10) * Box(size, size, 10), *tower(level - 1, size * 1.2)]


result = Part() + tower(5, 10)
