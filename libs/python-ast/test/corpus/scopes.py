x = 1
def outer(a, b=x):
    global x
    y = [x for x in a if x in b]
    def inner(z=y):
        nonlocal a, y
        del z
        return lambda w: (w, a, y)
    class Local(outer if b else object, key=a):
        x = x
        def method(self): return self.x, __class__
    for x in y: pass
    try: pass
    except Exception as x: pass
    with a as x: pass
    import os.path as x
    from b import c as x
    match a:
        case {"x": x, **rest}: return rest
    (x := 5)
    return inner
