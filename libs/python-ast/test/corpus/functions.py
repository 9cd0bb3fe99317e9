def a(): pass
def b(x, y=1, *z, k, l=2, **m): return x, y
def c(x, /, y, *, z): ...
def d(x: int, /, y: "str" = "a", *args: int, k: float, **kw: dict) -> tuple[int, ...]: return
def e(
    x,
    y,
):
    """Docstring."""
    global g1, g2
    def inner():
        nonlocal x
        x = 1; return x
    return inner
def f(*args: *Ts): return *args, 1
def g(*, a, b=1): return (yes := a)
def h(a, b=1, /, c=2): ...
def i(**k,): ...
def j(*a,): ...
def match(case, type, _): return match(case, type, _)
