a = b = c = 1
(d) = 2
[e, f] = g, h = 1, 2
(i, (j, *k), [l]) = 1, (2, 3, 4), [5]
*m, n = o, *p = range(3)
() = []
[] = ()
q, = 1,
a.b, c[0], d[1:2] = 1, 2, 3
a.b.c = (x).y = f()[0] = "s".t = 1
r: int
s: int = 1
(t): list[int] = []
u.v: str = ""
w[0]: "forward" = None
y: tuple = 1, *z
