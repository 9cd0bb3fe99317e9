a = lambda: None
b = lambda x: x
c = lambda x, y=1, *z, k, l=2, **m: (x, y)
d = lambda *, a: a
e = lambda a, /, b: a
f = lambda *a, b=1: a
g = lambda **k: k
h = lambda x,: x
i = lambda: lambda: lambda: 0
j = lambda x=lambda: 1: x if x else lambda: 2
k = lambda *args, **kwargs,: (args, kwargs)
