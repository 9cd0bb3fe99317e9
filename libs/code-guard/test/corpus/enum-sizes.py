from enum import Enum, IntEnum, auto

from build123d import *


class Screw(Enum):
    M3 = 3.4
    M4 = 4.5


class Finish(IntEnum):
    RAW = auto()
    SMOOTH = auto()


holes = {screw.name: screw.value for screw in Screw}
with BuildPart() as part:
    Box(40, 20, 4)
    with Locations((-10, 0), (10, 0)):
        Hole(holes["M4"] / 2)
    if Finish.SMOOTH > Finish.RAW:
        fillet(part.edges().filter_by(Axis.Z), 2)
result = part.part
