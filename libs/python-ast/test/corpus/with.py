with a: pass
with a as b: pass
with a, b: pass
with a as b, c as d, e: pass
with (a): pass
with (a, b): pass
with (a, b,): pass
with (a as b): pass
with (a as b, c as d,): pass
with (a, b) as c: pass
with (a), (b): pass
with (a) as b, c: pass
with (a).b as c: pass
with (a, b)[0]: pass
with (x for x in y): pass
with (x := 1): pass
with (*a, b): pass
with (a := b, c): pass
with (): pass
with () as a: pass
with a as (b, c): pass
with a as [b, *c]: pass
with a as b.c, d as e[0]: pass
with a() as b, \
     c(): pass
with (lambda x, *y: x): pass
with (a if b else c as d, lambda: e): pass
