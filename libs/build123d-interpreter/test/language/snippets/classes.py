#: attributes of classes and instances
class A:
    shared = []
    count = 0
    def __init__(self, x): self.x = x; A.count += 1
    def method(self): return self.x
a, b = A(1), A(2)
a.shared.append('s'); a.count = 10
print(b.shared, A.count, a.count, b.count, a.method(), A.method(b), a.method.__name__, hasattr(a, 'x'), hasattr(a, 'y'), getattr(a, 'y', 'default'))
#: inheritance and super
class Base:
    def __init__(self): self.log = ['base']
    def who(self): return 'base'
    def call(self): return self.who()
class Child(Base):
    def __init__(self):
        super().__init__()
        self.log.append('child')
    def who(self): return 'child+' + super().who()
c = Child()
print(c.log, c.call(), isinstance(c, Base), issubclass(Child, Base), Child.__mro__[1].__name__, type(c).__name__, Child.__name__, Child.__bases__ == (Base,))
#: diamond order
class L(Base):
    def who(self): return 'L' + super().who()
class R(Base):
    def who(self): return 'R' + super().who()
class D(L, R):
    def who(self): return 'D' + super().who()
print(D().who(), [k.__name__ for k in D.__mro__])
try:
    class Bad(Base, D): pass
except TypeError as error:
    print('inconsistent')
#: properties
class Circle:
    def __init__(self, r): self.r = r
    @property
    def diameter(self): return self.r * 2
    @diameter.setter
    def diameter(self, value): self.r = value / 2
    @property
    def area(self): return 3 * self.r ** 2
c = Circle(2)
c.diameter = 10
print(c.r, c.diameter, c.area)
try:
    c.area = 5
except AttributeError as error:
    print('no setter')
#: class and static methods
class Maker:
    kind = 'maker'
    def __init__(self, v): self.v = v
    @classmethod
    def of(cls, v): return cls(v), cls.kind
    @staticmethod
    def twice(v): return v * 2
class Special(Maker): kind = 'special'
print(Maker.of(1)[1], Special.of(2)[0].v, type(Special.of(2)[0]).__name__, Maker.twice(3), Special(0).twice(4))
#: operators
class V:
    def __init__(self, x, y): self.x, self.y = x, y
    def __add__(self, o): return V(self.x + o.x, self.y + o.y) if isinstance(o, V) else NotImplemented
    def __radd__(self, o): return self if o == 0 else NotImplemented
    def __sub__(self, o): return V(self.x - o.x, self.y - o.y)
    def __mul__(self, k): return V(self.x * k, self.y * k)
    __rmul__ = __mul__
    def __matmul__(self, o): return self.x * o.x + self.y * o.y
    def __neg__(self): return V(-self.x, -self.y)
    def __eq__(self, o): return isinstance(o, V) and (self.x, self.y) == (o.x, o.y)
    def __lt__(self, o): return abs(self) < abs(o)
    def __abs__(self): return (self.x ** 2 + self.y ** 2) ** 0.5
    def __repr__(self): return f'V({self.x}, {self.y})'
    def __len__(self): return 2
    def __getitem__(self, i): return (self.x, self.y)[i]
    def __iter__(self): return iter((self.x, self.y))
    def __contains__(self, v): return v in (self.x, self.y)
    def __bool__(self): return bool(self.x or self.y)
    def __call__(self, s): return f'called {s}'
    def __iadd__(self, o): self.x += o.x; self.y += o.y; return self
v, w = V(3, 4), V(1, 2)
print(v + w, v - w, v * 2, 2 * v, v @ w, -v, v == V(3, 4), v != w, v > w, abs(v), len(v), v[1], list(v), 4 in v, bool(V(0, 0)), v('x'), sum([v, w]), max([w, v]), [*v], sorted([v, w]))
u = v; u += w; print(u is v, v)
try:
    v + 5
except TypeError as error:
    print(error)
try:
    {v}
except TypeError as error:
    print(error)
try:
    v <= w
except TypeError as error:
    print(error)
#: reflected operators of subclasses come first
class P:
    def __add__(self, o): return 'P.add'
    def __radd__(self, o): return 'P.radd'
class Q(P):
    def __radd__(self, o): return 'Q.radd'
print(P() + Q(), Q() + P(), 1 + P())
#: hash and equality as keys
class Key:
    def __init__(self, k): self.k = k
    def __eq__(self, o): return self.k == o.k
    def __hash__(self): return 7
d = {Key(1): 'one', Key(2): 'two'}
print(d[Key(1)], d[Key(2)], Key(3) in d, len({Key(1), Key(1)}))
#: repr and str fall back on each other
class OnlyRepr:
    def __repr__(self): return 'R'
class OnlyStr:
    def __str__(self): return 'S'
print(str(OnlyRepr()), f'{OnlyRepr()}', [OnlyRepr()], str(OnlyStr()))
#: own iterators
class Count:
    def __init__(self, n): self.n = n
    def __iter__(self):
        self.i = 0
        return self
    def __next__(self):
        if self.i >= self.n: raise StopIteration
        self.i += 1
        return self.i
print(list(Count(3)), [x * 2 for x in Count(2)], max(Count(4)), tuple(zip(Count(2), 'ab')), 2 in Count(3))
class Indexed:
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i * i
print(list(Indexed()), 9 in Indexed())
#: items by key
class Grid:
    def __init__(self): self.cells = {}
    def __setitem__(self, key, value): self.cells[key] = value
    def __getitem__(self, key): return self.cells.get(key, '.')
    def __delitem__(self, key): del self.cells[key]
g = Grid(); g[1, 2] = 'x'; g[0] = 'y'; del g[0]
print(g[1, 2], g[0], g.cells)
class Sliced:
    def __getitem__(self, s): return (s.start, s.stop, s.step) if isinstance(s, slice) else s
print(Sliced()[1:2], Sliced()[::3], Sliced()[1:2, 3])
#: missing attributes
class Dynamic:
    def __getattr__(self, name): return f'made {name}'
print(Dynamic().anything, Dynamic().x)
for attempt in (lambda: A(1).nope, lambda: A.nope, lambda: Base().log.nope, lambda: Base(1), lambda: object().x):
    try:
        attempt()
    except (AttributeError, TypeError) as error:
        print(error)
class Empty: pass
try:
    Empty(1)
except TypeError as error:
    print(error)
#: class bodies run like code
class Body:
    items = [i * 2 for i in range(3)]
    total = sum(items)
    if total > 3: size = 'big'
    for k in range(2): last = k
    def f(self, v=total): return v
print(Body.items, Body.total, Body.size, Body.last, Body().f())
#: class scope is not seen by its functions
x = 'module'
class Scope:
    x = 'class'
    def read(self): return x
    y = x
print(Scope().read(), Scope.y)
#: private names
class Private:
    def __init__(self): self.__secret = 1
    def get(self): return self.__secret
print(Private().get(), hasattr(Private(), '__secret'))
#: nested classes and qualified names
class Outer:
    class Inner:
        def m(self): pass
def make():
    class Local: pass
    return Local
print(Outer.Inner.__qualname__, Outer.Inner.m.__qualname__, make().__qualname__, repr(Outer))
#: documentation
class Doc:
    """About it."""
print(Doc.__doc__, Doc().__doc__, Empty.__doc__)
#: callable, isinstance with tuples and unions
print(callable(len), callable(A), callable(3), callable(lambda: 0), isinstance(3, (str, int)), isinstance(True, int), isinstance('a', int | str), isinstance(None, int | None), issubclass(bool, int), isinstance(3, object), type(3) is int, type('') == str, type(None).__name__)
#: types print like CPython's
print(int, str, list, type(1.5), A, type(A), ValueError, type(None), type(len).__name__, type(lambda: 0).__name__)
#: bound methods compare and can be kept
method = Child().who
print(method(), callable(method))
