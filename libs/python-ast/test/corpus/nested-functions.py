def a():
    def b():
        def c():
            def d(): return lambda: (lambda: 1)
            return d
        return c
    return b
x = a()()()()()
