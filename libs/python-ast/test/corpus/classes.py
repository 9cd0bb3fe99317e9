class A: pass
class B(): ...
class C(A, B): x: int = 1
class D(A, metaclass=type, key=1): pass
class E(*bases, **keywords):
    """Doc."""
    a = 1
    def __init__(self, x=a):
        self.x = x
    class Inner:
        b = 2
    if a:
        c = 3
    for d in range(2): pass
@dec
@dec.attr(1, k=2)
@(lambda f: f)
@x[0].y
@(w := dec)
class F(A if B else C):
    @property
    def p(self): return 1
    @p.setter
    def p(self, value): pass
