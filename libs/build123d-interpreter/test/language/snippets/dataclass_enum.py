#: dataclasses
from dataclasses import dataclass, field, asdict, astuple, replace, fields, is_dataclass
@dataclass
class Point:
    x: float
    y: float = 0.0
    tags: list = field(default_factory=list)
p = Point(1)
q = Point(1, 0.0, [])
p2 = replace(p, y=5)
print(p, p == q, p is q, p2, asdict(p2), astuple(p2), [f.name for f in fields(Point)], is_dataclass(p), is_dataclass(3), p != p2)
p.tags.append('a'); print(p, Point(2).tags)
for call in (lambda: Point(), lambda: Point(1, 2, 3, 4), lambda: Point(1, z=3)):
    try:
        call()
    except TypeError as error:
        print(error)
#: order, frozen and hash
@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0
print(Version(1, 2) < Version(1, 3), sorted([Version(2), Version(1, 9)]), {Version(1): 'a'}[Version(1)], max(Version(1), Version(3)))
try:
    Version(1).major = 2
except Exception as error:
    print(type(error).__name__, error)
try:
    {Point(1)}
except TypeError as error:
    print(error)
#: post init and computed fields
@dataclass
class Rect:
    w: float
    h: float
    area: float = field(init=False, repr=False)
    name: str = field(default='r', compare=False)
    def __post_init__(self): self.area = self.w * self.h
print(Rect(2, 3), Rect(2, 3).area, Rect(1, 1, name='a') == Rect(1, 1, name='b'))
#: inheritance of fields
@dataclass
class Base:
    a: int
    b: int = 2
@dataclass
class Derived(Base):
    c: int = 3
    a: int = 1
print(Derived(), Derived(5, c=9), Derived(1) == Base(1), [f.name for f in fields(Derived)])
#: keyword-only and class variables
from typing import ClassVar
from dataclasses import KW_ONLY
@dataclass
class Options:
    total: ClassVar[int] = 0
    name: str
    _: KW_ONLY
    size: int = 1
print(Options('x', size=2), Options.total)
try:
    Options('x', 2)
except TypeError as error:
    print(error)
#: dataclasses that are refused
try:
    @dataclass
    class Shared:
        items: list = []
except ValueError as error:
    print(error)
try:
    @dataclass
    class Wrong:
        a: int = 1
        b: int
except TypeError as error:
    print(error)
#: own methods stay
@dataclass
class Custom:
    v: int
    def __repr__(self): return f'<{self.v}>'
    def __eq__(self, other): return True
print(Custom(1), Custom(1) == Custom(2))
#: nested dataclasses
@dataclass
class Outer:
    inner: Point
    many: list
print(asdict(Outer(Point(1), [Point(2)])), Outer(Point(1), []))
#: enumerations
from enum import Enum, IntEnum, auto, Flag, unique
class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1
    def describe(self): return f'{self.name}={self.value}'
print(Color.RED, repr(Color.RED), Color(2), Color['GREEN'], list(Color), Color.CRIMSON is Color.RED, len(Color), Color.RED.describe(), Color.RED == Color.RED, Color.RED == 1, Color.RED in Color, {Color.RED: 'r'}[Color.RED], Color.RED.name, isinstance(Color.RED, Color), type(Color.RED).__name__, [c.name for c in Color])
for call in (lambda: Color(5), lambda: Color['X']):
    try:
        call()
    except (ValueError, KeyError, AttributeError) as error:
        print(type(error).__name__, error)
#: automatic values
class Side(Enum):
    LEFT = auto()
    RIGHT = auto()
    OTHER = 10
    NEXT = auto()
print([(s.name, s.value) for s in Side])
#: integer enumerations calculate
class Level(IntEnum):
    LOW = 1
    HIGH = 3
print(Level.LOW < Level.HIGH, Level.LOW + 1, Level.HIGH == 3, sorted([Level.HIGH, Level.LOW]), max(Level), int(Level.HIGH), Level.HIGH * 2.5, [10, 20, 30, 40][Level.LOW], isinstance(Level.LOW, int), {1: 'one'}[Level.LOW], f'{Level.HIGH}', f'{Level.HIGH:03d}', str(Level.LOW), repr(Level.LOW), range(Level.HIGH))
#: enumerations with data
class Planet(Enum):
    EARTH = (5.97, 6.37)
    MARS = (0.64, 3.39)
    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius
    @property
    def ratio(self): return round(self.mass / self.radius, 3)
print(Planet.EARTH.mass, Planet.MARS.ratio, Planet.MARS.value, Planet((0.64, 3.39)))
#: flags
class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
both = Perm.R | Perm.W
print(both == Perm.R | Perm.W, Perm.R in both, Perm.X in both, both & Perm.W, bool(both & Perm.X), both.value, (both ^ Perm.R), [p.name for p in both], Perm.X.value)
#: unique
try:
    @unique
    class Twice(Enum):
        A = 1
        B = 1
except ValueError as error:
    print(error)
#: named tuples
from typing import NamedTuple
class Size(NamedTuple):
    w: float
    h: float = 1.0
s = Size(3)
w, h = s
print(s, s.w, s[1], w, h, s == (3, 1.0), len(s), Size(h=2, w=1), isinstance(s, tuple))
