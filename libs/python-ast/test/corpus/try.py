try: a
except: b
try:
    a
except A:
    b
except (B, C) as e:
    raise
except D.e as f:
    raise X from f
except:
    raise Y("msg")
else:
    c
finally:
    d
try: a
finally: b
try:
    try: a
    except A if x else B: pass
finally: raise
assert a
assert a, "message"
assert (a, b)
del a
del a, b.c, d[0], (e), (f, g), [h, [i]], ()
del (j,), k,
pass; pass
