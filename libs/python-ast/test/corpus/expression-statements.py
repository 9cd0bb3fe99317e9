"text"
1
a.b
a, b
a if b else c
[1, 2]
{1: 2}
lambda: 1
(a for a in b)
-1
not a
a < b
f"{a}"
*a, b
a,
