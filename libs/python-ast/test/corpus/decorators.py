@a
def f(): pass
@a.b.c
def g(): pass
@a(1)(2)
@b[0]
def h(): pass
@a if b else c
@lambda f: f
@(yield_ := a)
class D: pass
