#: integers
print(f'{42:d}|{42:5}|{42:<5}|{42:^5}|{42:>5}|{42:05}|{42:+}|{-42:=6}|{42: }|{42:,}|{1234567:,}|{1234567:_}|{255:x}|{255:#x}|{255:X}|{255:b}|{255:#o}|{65:c}|{1234:08,}|{-1234:010,d}|{0xffff:_x}')
#: floats
print(f'{3.14159:.2f}|{3.14159:8.3f}|{3.14159:<8.1f}|{3.14159:+.1e}|{31415.9:g}|{0.0000314:g}|{1e10:g}|{0.5:%}|{0.256:.1%}|{1234567.891:,.2f}|{-0.0:.1f}|{2.5:.0f}|{3.5:.0f}|{0.5:.0f}|{1e20:.0f}')
print(f'{3.0}|{3.0:}|{3.0:g}|{3.0:.3}|{1234.5:.3}|{1e16:}|{0.1:.20f}|{1.0:#.3g}|{100000.0:g}|{1000000.0:g}|{123456789.0:.4g}|{5.0:.1}|{12.0:.2}|{1e-7:.3}|{float("nan"):5}|{float("inf"):+}|{-float("inf"):08}')
#: strings
print(f'{"abc":5}|{"abc":>5}|{"abc":^6}|{"abc":*^7}|{"abc":.2}|{"abc":5.1}|{"é":>3}|{"":3}|{"abc":<05}')
#: conversions and debugging
name = 'x'
value = 1.5
print(f'{name!r} {name!s:>4} {name!a} {value=} {value = } {value=:.2f} {name=} {value+1=}')
#: nested fields
width, precision = 10, 3
print(f'{3.14159:{width}.{precision}f}|{"a":{"*"}^{width}}|{3:{"0"}{4}}')
#: expressions inside
items = [1, 2, 3]
lookup = {'a': 1}
print(f'{items[0]} {lookup["a"]} {sum(items)} {[i * 2 for i in items]} {"yes" if items else "no"} {{literal}} {(lambda q: q * 2)(4)} {len(items):03d}')
#: booleans and None
print(f'{True} {True:d} {None} {True:5}| {False:>6}|')
#: containers
print(f'{[1, "a"]} {(1,)} { {1: 2} } {set()} {range(3)}')
#: errors
for spec, value in (('d', 1.5), ('.2', 3), ('x', 'a'), ('q', 1), ('=5', 'a'), ('+', 'a'), ('.', 1.0), (',s', 'a')):
    try:
        print(f'{value:{spec}}')
    except ValueError as error:
        print(error)
try:
    print(f'{[1]:5}')
except TypeError as error:
    print(error)
#: a class can format itself
class Length:
    def __init__(self, mm):
        self.mm = mm
    def __format__(self, spec):
        return f'{self.mm / 25.4:.2f} in' if spec == 'in' else f'{self.mm} mm'
    def __str__(self):
        return 'a length'
print(f'{Length(50.8):in} {Length(3)} {Length(3)!s}')
