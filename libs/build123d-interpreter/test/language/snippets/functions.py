#: every kind of parameter
def f(a, b, /, c, d=4, *args, e, g=7, **kwargs):
    return a, b, c, d, args, e, g, kwargs
print(f(1, 2, 3, e=5), f(1, 2, c=3, e=5, z=9), f(1, 2, 3, 4, 5, 6, e=7, g=8), f(*[1, 2, 3], **{'e': 1, 'h': 2}))
#: arguments that don't fit
def g(a, b=1, *, c): pass
def h(): pass
def k(x, y, z): pass
def p(a, /, b): pass
for call in (lambda: g(), lambda: g(1), lambda: g(1, 2, 3, c=4), lambda: g(1, c=1, d=2), lambda: g(1, c=1, a=2), lambda: h(1), lambda: k(), lambda: k(1), lambda: p(a=1, b=2), lambda: h(x=1), lambda: k(1, 2, 3, 4), lambda: g(**{'c': 1, 'a': 2}, **{'b': 3}) and None, lambda: g(1, **{'c': 1}, c=2), lambda: (1)(), lambda: h(*None) if False else h(1, 2)):
    try:
        print(call())
    except TypeError as error:
        print(error)
#: defaults are evaluated once
def add(item, to=[]):
    to.append(item)
    return to
print(add(1), add(2), add(3, []), add(4))
#: closures see the variable, not its value
def counter():
    count = 0
    def step(by=1):
        nonlocal count
        count += by
        return count
    return step
one, two = counter(), counter()
print(one(), one(5), two(), one())
functions = [lambda: i for i in range(3)]
print([each() for each in functions], [each() for each in [lambda i=i: i for i in range(3)]])
#: global names
total = 0
def increase(by):
    global total
    total += by
increase(3); increase(4); print(total)
#: local names shadow
x = 'module'
def shadow():
    x = 'local'
    def inner():
        return x
    return inner(), x
print(shadow(), x)
#: a local that is read too early
def early():
    print(value)
    value = 1
value = 2
try:
    early()
except UnboundLocalError as error:
    print(error)
try:
    undefined_name
except NameError as error:
    print(error)
#: recursion
def factorial(n):
    return 1 if n < 2 else n * factorial(n - 1)
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)
print(factorial(20), fibonacci(15))
#: lambda
print((lambda a, b=2, *c, **d: (a, b, c, d))(1, 3, 4, e=5), list(map(lambda v: v ** 2, range(4))), sorted([3, 1, 2], key=lambda v: -v))
#: decorators
def twice(function):
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs), function(*args, **kwargs)
    return wrapper
def tag(name):
    def decorate(function):
        def wrapper(*args):
            return name, function(*args)
        return wrapper
    return decorate
@twice
@tag('t')
def hello(who):
    return f'hello {who}'
print(hello('you'))
#: return without a value and after finally
def nothing(): return
def both():
    try:
        return 'try'
    finally:
        print('finally')
def override():
    for i in range(3):
        try:
            return i
        finally:
            if i == 0:
                continue
    return 'end'
print(nothing(), both())
#: names and documentation
def documented(a):
    """What it does."""
    return a
print(documented.__name__, documented.__doc__, (lambda: 0).__name__, documented.__qualname__)
#: walrus
if (n := len('hello')) > 3:
    print(n)
print([y := 5, y ** 2], [last := v for v in range(4)], last, (z := 3) + z)
while (chunk := n) > 2:
    n -= 1
print(chunk)
#: conditional expressions and short circuit
def loud(v):
    print('eval', v)
    return v
print(loud(0) and loud(1), loud(0) or loud(2), not loud(''), loud(1) if loud(0) else loud(3), 1 < loud(5) < 3 < loud(9), None or 0 or [], 1 and 'x')
#: order of evaluation
def note(v):
    print(v, end=' ')
    return v
d = {note('k'): note('v')}
print(note(1) + note(2) * note(3), [note(4), note(5)][note(0)])
d[note('a')] = note('b')
print()
#: comprehensions
print([x * y for x in range(3) for y in range(x)], {x % 3 for x in range(7)} == {0, 1, 2}, {k: v for k, v in [('a', 1)]}, list(x for x in 'ab'), [[j for j in range(i)] for i in range(3)], [x for x in range(10) if x % 2 if x > 3], sum(x * x for x in range(5)))
x = 'outer'
print([x for x in range(2)], x)
#: generators are lazy
def log(v):
    print('made', v)
    return v
g = (log(v) for v in range(3))
print('before'); print(next(g)); print(list(g), next(g, 'done'))
#: argument spreading order
def show(*args, **kwargs): print(args, kwargs)
show(*[1], 2, *(3, 4), a=1, **{'b': 2}, c=3)
