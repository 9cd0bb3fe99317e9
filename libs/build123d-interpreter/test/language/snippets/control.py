#: for, else, break, continue
for i in range(5):
    if i == 1: continue
    if i == 3: break
    print(i)
else:
    print('not here')
for i in []: pass
else: print('else')
#: while and else
n = 3
while n:
    n -= 1
    if n == 1: continue
    print(n)
else:
    print('ended')
#: nested loops
for i in range(3):
    for j in range(3):
        if j == i: break
        print(i, j)
    else:
        continue
    if i == 2: break
#: enumerate, zip, map, filter, reversed
print(list(enumerate('ab')), list(enumerate('ab', 1)), list(zip([1, 2, 3], 'ab')), list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2], [3, 4])), list(filter(None, [0, 1, '', 'a'])), list(filter(lambda v: v > 1, [1, 2, 3])), list(reversed([1, 2, 3])), list(zip()), list(reversed('abc')))
print(any([0, '', 3]), all([1, 'a', []]), any([]), all([]), [*zip(*[(1, 2), (3, 4)])])
try:
    list(zip([1], [1, 2], strict=True))
except ValueError as error:
    print(error)
#: iterators
it = iter([1, 2, 3])
print(next(it), next(it), list(it), next(it, None), list(iter('ab')))
try:
    next(iter([]))
except StopIteration as error:
    print('stop', error.args)
it = iter(range(5))
for v in it:
    if v == 2: break
print(list(it))
#: try, except, else, finally
def run(kind):
    try:
        if kind == 'value': raise ValueError('bad')
        if kind == 'key': return {}['x']
        if kind == 'type': return 1 + ''
        result = 'fine'
    except ValueError as error:
        result = f'value {error}'
    except (KeyError, TypeError) as error:
        result = f'{type(error).__name__} {error.args}'
    else:
        result += ' else'
    finally:
        print('finally', kind)
    return result
for kind in ('none', 'value', 'key', 'type'):
    print(run(kind))
#: exceptions through frames
def inner(): raise RuntimeError('deep')
def outer():
    try:
        inner()
    finally:
        print('cleanup')
try:
    outer()
except Exception as error:
    print(repr(error), str(error), isinstance(error, RuntimeError))
#: raise from and re-raise
try:
    try:
        1 / 0
    except ZeroDivisionError as error:
        raise ValueError('wrapped') from error
except ValueError as error:
    print(error, repr(error.__cause__))
try:
    try:
        raise KeyError('k')
    except KeyError:
        raise
except KeyError as error:
    print('again', error)
try:
    try:
        raise TypeError('first')
    except TypeError:
        raise ValueError('second')
except ValueError as error:
    print(repr(error.__context__), error.__cause__)
#: own exceptions
class PartError(ValueError):
    def __init__(self, message, code=3):
        super().__init__(message)
        self.code = code
class Deeper(PartError): pass
try:
    raise Deeper('oops', code=7)
except PartError as error:
    print(error, error.code, error.args, type(error).__name__, repr(error))
#: an exception's name ends with its block
try:
    raise ValueError
except ValueError as e:
    print(repr(e), str(e) == '')
try:
    e
except NameError as error:
    print(error)
#: assert
try:
    assert 1 == 2, 'numbers differ'
except AssertionError as error:
    print(error)
try:
    assert []
except AssertionError as error:
    print(repr(error))
#: what can't be raised or caught
try:
    raise 'text'
except TypeError as error:
    print(error)
try:
    raise
except RuntimeError as error:
    print(error)
try:
    try:
        raise ValueError
    except 'x':
        pass
except TypeError as error:
    print(error)
#: finally runs in order
def order():
    for i in range(2):
        try:
            if i == 1: return 'returned'
        finally:
            print('f', i)
print(order())
def swallow():
    try:
        raise ValueError
    finally:
        return 'swallowed'
print(swallow())
#: match on literals and captures
def describe(v):
    match v:
        case 0: return 'zero'
        case 1 | 2: return 'small'
        case 'a' | 'b': return 'letter'
        case None: return 'none'
        case True: return 'true'
        case -1.5: return 'negative'
        case [x]: return f'one {x}'
        case [x, y] if x == y: return f'twins {x}'
        case [first, *rest]: return f'{first} and {rest}'
        case {'kind': 'circle', 'r': r}: return f'circle {r}'
        case {'kind': k, **rest}: return f'{k} {rest}'
        case (): return 'empty'
        case int() | float(): return 'number'
        case str(s): return f'text {s}'
        case _: return 'other'
for v in (0, 2, 'b', None, True, -1.5, [7], (3, 3), [1, 2, 3], {'kind': 'circle', 'r': 2}, {'kind': 'box', 'w': 1}, [], 99, 'zzz', {1}, 2.5):
    print(describe(v))
#: match on classes and attributes
class Point:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y
def where(p):
    match p:
        case Point(0, 0): return 'origin'
        case Point(x=0, y=y): return f'on y at {y}'
        case Point(x, y) as q if x == y: return f'diagonal {q.x}'
        case Point(): return 'somewhere'
print(where(Point(0, 0)), where(Point(0, 5)), where(Point(2, 2)), where(Point(1, 2)), where(3))
#: with statements
class Manager:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    def __enter__(self):
        print('enter', self.name)
        return self.name
    def __exit__(self, kind, value, trace):
        print('exit', self.name, kind.__name__ if kind else None, value)
        return self.swallow
with Manager('a') as a, Manager('b') as b:
    print(a, b)
with Manager('c', True):
    raise ValueError('inside')
try:
    with Manager('d'), Manager('e'):
        raise KeyError('k')
except KeyError as error:
    print('out', error)
try:
    with 5: pass
except TypeError as error:
    print(error)
def leave():
    with Manager('r'):
        return 'returned'
print(leave())
#: del
a = [1, 2, 3]; d = {'x': 1}; q = 1
del a[0], d['x'], q
print(a, d)
try:
    q
except NameError as error:
    print(error)
#: chained assignment and annotated names
a = b = c = []
a.append(1)
x: int = 5
y: 'undefined'
print(b, a is c, x)
#: print's options
print(1, 'a', None, sep='-', end='!\n'); print(); print('x', 'y', sep=''); print(*[1, 2], sep='\n')
