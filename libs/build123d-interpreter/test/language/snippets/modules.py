#: math constants and rounding
import math
print(math.pi, math.e, math.tau, math.inf, math.nan, math.floor(-1.5), math.ceil(-1.5), math.trunc(-1.7), math.floor(3), math.ceil(1e20))
#: math functions
from math import *
print(sqrt(16), hypot(3, 4), hypot(1, 2, 2), degrees(pi), radians(180), fabs(-2), factorial(10), gcd(12, 18), gcd(), lcm(4, 6), comb(5, 2), perm(5, 2), isqrt(17), copysign(1, -0.0), fmod(-7, 3), modf(-2.5), frexp(8), ldexp(0.5, 4), fsum([0.1] * 10), prod([1, 2, 3, 4]), dist((0, 0), (3, 4)))
print(round(sin(1), 12), round(cos(1), 12), round(tan(1), 12), round(atan2(1, -1), 12), round(asin(0.5), 12), round(acos(0.5), 12), round(exp(1), 12), round(log(10), 12), log2(8), log10(1000), log(8, 2), round(sinh(1), 12), round(tanh(0.5), 12), round(cbrt(27), 12), exp2(3), round(erf(0.5), 12), round(gamma(5.5), 9), gamma(5), round(lgamma(10.5), 10))
print(isclose(0.1 + 0.2, 0.3), isclose(1, 1.1), isclose(1, 1.05, rel_tol=0.1), isclose(0, 1e-12, abs_tol=1e-9), isnan(nan), isinf(-inf), isfinite(1), remainder(7, 2), remainder(-7, 3), nextafter(1.0, 2.0), ulp(1.0), log1p(0), expm1(0))
#: math errors
for call in (lambda: sqrt(-1), lambda: log(0), lambda: acos(2), lambda: factorial(-1), lambda: exp(1000), lambda: math.floor(inf), lambda: fmod(1, 0), lambda: isqrt(-1), lambda: sqrt('x'), lambda: math.pow(0, -1)):
    try:
        print(call())
    except (ValueError, OverflowError, TypeError) as error:
        print(type(error).__name__)
#: random is CPython's
import random
random.seed(42)
print(random.random(), random.uniform(1, 5), random.randint(1, 6), random.randrange(0, 100, 7), random.choice(['a', 'b', 'c']))
x = list(range(10)); random.shuffle(x); print(x, random.sample(range(50), 5), random.sample('abcdef', 3), random.sample(range(1000), 30))
print(random.gauss(0, 1), random.gauss(10, 2), random.triangular(0, 10, 3), random.normalvariate(0, 1), random.betavariate(2, 3), random.choices('abc', k=5), random.choices([1, 2, 3], weights=[1, 5, 1], k=5))
#: random seeds of every kind
for seed in (0, 1, -7, 123456789012345678901234567890, 'text', 1.5, -0.25, True):
    random.seed(seed)
    print(random.random(), random.randint(0, 10 ** 30))
r = random.Random(7)
print(r.random(), r.randint(1, 100), random.Random(7).random())
#: random errors
for call in (lambda: random.choice([]), lambda: random.sample([1], 2), lambda: random.randint(2, 1), lambda: random.randrange(0)):
    try:
        call()
    except (IndexError, ValueError) as error:
        print(type(error).__name__)
#: itertools
from itertools import *
print(list(chain([1], 'ab')), list(chain.from_iterable([[1], [2, 3]])), list(product([1, 2], 'ab')), list(product('ab', repeat=2)), list(permutations([1, 2, 3], 2)), list(combinations('abcd', 2)), list(combinations_with_replacement('ab', 2)))
print(list(accumulate([1, 2, 3])), list(accumulate([1, 2, 3], lambda a, b: a * b)), list(accumulate([1, 2], initial=10)), list(islice(range(10), 2, 8, 3)), list(islice('abc', 2)), list(pairwise([1, 2, 3])), list(repeat('x', 3)), list(starmap(pow, [(2, 3), (3, 2)])), list(takewhile(lambda v: v < 3, [1, 2, 5, 1])), list(dropwhile(lambda v: v < 3, [1, 2, 5, 1])), list(filterfalse(None, [0, 1])), list(compress('abcd', [1, 0, 1, 0])), list(zip_longest('ab', [1], fillvalue='-')))
print([(k, list(g)) for k, g in groupby('aabbbc')], [(k, len(list(g))) for k, g in groupby([1, 3, 2, 4], key=lambda v: v % 2)], list(permutations([1, 2], 3)), list(combinations([1], 2)))
#: functools
from functools import reduce, partial, lru_cache, cache, wraps, total_ordering, cmp_to_key, cached_property
print(reduce(lambda a, b: a + b, [1, 2, 3]), reduce(lambda a, b: a * b, [], 7), partial(pow, 2)(5), partial(int, base=2)('101'), sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))
calls = []
@lru_cache(maxsize=None)
def slow(n):
    calls.append(n)
    return n * 2
print(slow(2), slow(2), slow(3), calls)
@cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(60))
@total_ordering
class T:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __lt__(self, o): return self.v < o.v
print(T(1) <= T(1), T(2) > T(1), T(1) >= T(2))
class Lazy:
    @cached_property
    def value(self):
        print('computing')
        return 42
z = Lazy(); print(z.value, z.value)
def deco(f):
    @wraps(f)
    def inner(*a): return f(*a)
    return inner
@deco
def named(): "doc"
print(named.__name__, named.__doc__)
#: copy
import copy
a = [1, [2, 3], {'k': [4]}]
b, c = copy.copy(a), copy.deepcopy(a)
a[1].append(9); a[2]['k'].append(8)
print(b, c, b[1] is a[1], c[1] is a[1])
class Node:
    def __init__(self): self.items = [1]; self.me = self
n = Node(); m = copy.deepcopy(n)
print(m.me is m, m.items is n.items, copy.copy(n).items is n.items, type(m).__name__, copy.deepcopy((1, [2])))
#: typing and abstract classes
from typing import List, Optional, Union, Any, Callable, TypeVar, cast, Iterable
from collections.abc import Sequence, Mapping, Iterable as It, Callable as Call
T2 = TypeVar('T2')
Number = Union[int, float]
def annotated(v: List[int], w: Optional[str] = None, *f: Callable[[int], Any]) -> 'Number': return cast(int, v)
print(annotated([1]), isinstance([], Sequence), isinstance('', Sequence), isinstance({}, Mapping), isinstance((), It), isinstance(3, It), isinstance(len, Call), isinstance(2.5, Number), isinstance({1}, Sequence))
#: imports that fail
try:
    from math import nothing
except ImportError as error:
    print(type(error).__name__)
try:
    import no_such_module_here
except ModuleNotFoundError as error:
    print(error)
#: import forms
import math as m2
import collections.abc
from math import pi as half, sqrt as root
print(m2.pi == half, root(4), collections.abc.Sequence is Sequence)
