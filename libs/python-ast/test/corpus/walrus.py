if (n := len(a)) > 10: pass
while chunk := f(): pass
[y := f(x), y**2]
filtered = [y for x in data if (y := f(x)) is not None]
print(a := 1, (b := 2))
x = (y := 0)
f(x, (z := 1), k=(w := 2))
lambda: (x := 1)
assert (p := 1)
