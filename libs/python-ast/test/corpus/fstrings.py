x, y, width = 1, "two", 10
a = f"plain", f"", F'{x}', f"{x}{y}", f"{{}} {{{x}}}"
b = f"{x!r} {x!s:>10} {x:{width}} {x:{width}.{3}f} {y:{'>'}{width}}"
c = f"{x=} {x = } {x=!s} {x=:.2f} {x!r:^{width}}"
d = f"{ {'a': 1}['a'] } {[i for i in range(3)]} {(lambda: 1)()}"
e = f"{x == 1} {x != 2} {x <= 3} {x >= 4} {x < 5} {x > 6}"
f = rf"\d{x}\n" fR'{y}\{x}'
g = f"""triple {
    x
} and {y
!r} done"""
h = "before " f"{x}" " after" f' {y}' ''
i = f"{x, y} {*[1], 2}" f'{f"{x}"} {x if x else y}'
j = f"{'#'} {y['a':'b']} {x:#x} {x:!r} {x:=+5}" if False else f"{x:,}"
k = f'{x:%Y-%m-%d "quoted"}', f"{x:a{y}b{x}c}"
l = f"{x!a}{'nested' 'strings'}{b'b'!r}" f"\n\x41\u00e9{x}\t"
