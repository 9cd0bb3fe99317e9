if a: b
if a:
    b
elif c:
    d
elif e: f
else:
    g
for x in y: pass
for x, (y, *z) in w,:
    if x: continue
    else: break
else:
    pass
for x.a, x[0] in *a, b: ...
while (n := n - 1) > 0:
    if n: continue
    break
else: pass
if a: b; c; d;
if x:
	tab = 1
	if y:
		two = 2
if x := 1: pass
