#: integer division and modulo follow the sign of the divisor
print(7 // 2, -7 // 2, 7 // -2, -7 // -2, 7 % 3, -7 % 3, 7 % -3, -7 % -3)
print(divmod(-7, 2), divmod(7, -2), divmod(7.5, -2), divmod(-0.0, 1.0))
#: float division and modulo
print(7.5 // 2, -7.5 // 2, 7.5 % -2, -7.5 % 2, 5.0 % 3, 1e300 // 1e-3, -1e-20 % 1.0)
print(0.1 // 0.01, 0.3 % 0.1, 3 % -2.5, -0.0 % 5, 5 % 5.0)
#: big integers stay exact
print(2 ** 200, 3 ** 100 % 1000007, -2 ** 63, (10 ** 30) // 7, (10 ** 30) % 7)
print((1 << 100) - 1, (1 << 100) >> 90, -5 >> 1, ~5, 5 & 3, 5 | 3, 5 ^ 3, -1 & 255)
#: true division of integers is rounded once
print(10 ** 30 / 3, (2 ** 60 + 1) / 2 ** 60, 1 / 3, -1 / 3, 10 ** 400 / 10 ** 399, 3 / 10 ** 320)
#: powers
print(2 ** 10, 2 ** -2, (-2) ** 3, 2.0 ** 3, 4 ** 0.5, 0 ** 0, 0.0 ** 0, (-8) ** 3, 1 ** 10 ** 3, (-1) ** 101)
print(pow(3, 200, 13), pow(3, -1, 7), pow(2, 5), pow(2.0, 3), pow(-3, 3, 10))
#: float texts are the shortest that read back
print(0.1, 0.1 + 0.2, 1e16, 1e15, 123456789012345680.0, 1e22, 1e-4, 1e-5, 1.5e-7, 5e-324, 1.7976931348623157e308)
print(1.0, -0.0, 100.0, 1e100, 0.00012345, 12345.678, float('inf'), float('-inf'), float('nan'))
#: rounding is half to even
print(round(0.5), round(1.5), round(2.5), round(-0.5), round(-1.5), round(2.675, 2), round(1.005, 2), round(0.125, 2))
print(round(1234.5678, -2), round(15, -1), round(25, -1), round(-25, -1), round(1e20, 2), round(5), round(True), round(2.5, 0), round(-0.4))
#: mixed comparison is exact
print(1 == 1.0, True == 1, 2 ** 53 + 1 == float(2 ** 53), 2 ** 53 + 1 > 2.0 ** 53, 10 ** 400 > 1e308, 1 < 1.5 < 2, 3 > 2 >= 2 != 1)
#: booleans are integers
print(True + True, True * 3, -True, ~True, True & False, True | False, True ^ True, True / 2, sum([True, False, True]), True & 3)
#: conversions to int
print(int(3.9), int(-3.9), int('42'), int(' -17 '), int('ff', 16), int('0b101', 0), int('0x1F', 16), int('1_000'), int(True), int('z', 36))
#: conversions to float
print(float('1.5'), float(' 2e3 '), float('-inf'), float('1_0.5'), float(7), float('nan') != float('nan'), float('.5'), float('5.'))
#: methods of numbers
print((255).bit_length(), (0).bit_length(), (-8).bit_length(), (0.5).as_integer_ratio(), (2.0).is_integer(), (2.5).is_integer(), (7).numerator)
#: arithmetic builtins
print(abs(-5), abs(-2.5), abs(True), min(3, 1, 2), max([4, 9, 2]), max('a', 'bb', key=len), min([], default='none'), sum([0.1] * 3), sum([1, 2], 10))
print(bin(10), oct(64), hex(255), bin(-3), hex(-1), chr(97), ord('a'), ord('€'), chr(0x1F600))
#: division by zero in each form
for operation in (lambda: 1 / 0, lambda: 1 // 0, lambda: 1 % 0, lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: 0.0 ** -1):
    try:
        operation()
    except ZeroDivisionError as error:
        print(type(error).__name__)
#: overflow of floats
try:
    print(2.0 ** 10000)
except OverflowError as error:
    print(error)
try:
    print(float(10 ** 400))
except OverflowError as error:
    print(error)
print(1e308 * 10, -1e308 * 10)
#: numbers that can't be read
for text in ('x', '', '1.5', '0x', '--1', '1__0'):
    try:
        print(int(text))
    except ValueError as error:
        print(error)
for text in ('x', '', '1e', '1_', '.'):
    try:
        print(float(text))
    except ValueError as error:
        print(error)
#: augmented assignment
x = 10
x += 5; x -= 3; x *= 2; x //= 5; x **= 3; x %= 50; x <<= 2; x >>= 1; x |= 1; x &= 0xff; x ^= 3
print(x)
y = 7
y /= 2
print(y)
#: literals in every base
print(0xff, 0o17, 0b1010, 1_000_000, 1e3, 1_0.5e-1, .5, 5., 0xDEAD_BEEF)
