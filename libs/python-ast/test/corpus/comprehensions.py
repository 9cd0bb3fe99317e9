a = [x for x in y]
b = [x for x in y if x if not x]
c = [(x, z) for x in y for z in x if x if z]
d = {x for x in y}
e = {k: v for k, v in y.items()}
f = {k: v for (k, v), *r in y if k}
g = (x for x in y)
h = [[x for x in z] for z in [w for w in y]]
i = [x := 1 for y in z], {x := 1 for y in z}
j = [x for x, in y], [x for x.a in y], [x for x[0] in y]
k = [x for x in a or b if c or d]
l = sum(x for x in y), [*(x for x in y)]
m = [lambda: x for x in y], [x if x else y for x in z]
n = [a for a in b if (lambda: a)()]
