#: repr chooses quotes and escapes
print(repr('a'), repr("it's"), repr('say "x"'), repr('both \' and "'), repr('tab\tnew\nback\\'), repr('\x00\x1f\x7f\xa0é€😀'), ascii('é€😀'))
#: literals
print('a' 'b' "c", r'raw\n', '''triple
line''', 'esc\x41\u0042\103\u2022')
#: indexing and slicing
s = 'abcdefg'
print(s[0], s[-1], s[1:4], s[::-1], s[-3:], s[:-3], s[::2], s[5:1:-2], s[10:], s[-100:2], s[3:3] == '')
#: code points beyond the basic plane count once
t = 'a😀b'
print(len(t), t[1], t[::-1], t.index('b'), list(t), t.center(7, '*'), t.find('b'), t.ljust(5, '-'))
#: case
print('Hello World'.upper(), 'HeLLo'.lower(), 'hello world'.title(), 'hello WORLD'.capitalize(), 'Hello'.swapcase(), 'ß'.upper(), 'Straße'.casefold(), "they're".title())
#: searching
print('banana'.find('an'), 'banana'.rfind('an'), 'banana'.find('x'), 'banana'.count('a'), 'banana'.count('ana'), 'banana'.index('n', 3), 'aaa'.count(''), 'banana'.find('a', -2))
print('abc'.startswith('ab'), 'abc'.endswith(('x', 'c')), 'abc'.startswith('b', 1), 'a' in 'abc', 'ac' not in 'abc', '' in 'abc')
#: splitting
print('a,b,,c'.split(','), ' a  b c '.split(), 'a b c d'.split(' ', 2), 'a b c d'.rsplit(' ', 1), ' a b '.split(' '), ''.split(), ''.split(','), 'a  b  c'.split(None, 1), '  a b  c '.rsplit(None, 1))
print('one\ntwo\r\nthree'.splitlines(), 'x\ny\n'.splitlines(True), 'k=v=w'.partition('='), 'k=v=w'.rpartition('='), 'abc'.partition('x'), 'abc'.rpartition('x'))
#: stripping and padding
print('  x '.strip() + '|', 'xxaxx'.strip('x'), 'abcabc'.lstrip('ab'), 'abcabc'.rstrip('bc'), repr('x'.center(5)), repr('x'.center(4)), repr('ab'.center(5)), '7'.zfill(3), '-7'.zfill(4), 'x'.ljust(3, '.'), 'x'.rjust(3, '.'))
print('prefix-body'.removeprefix('prefix-'), 'body.txt'.removesuffix('.txt'), 'a\tb'.expandtabs(4), 'aXbXc'.replace('X', '-'), 'aaaa'.replace('a', 'b', 2), 'ab'.replace('', '-'))
#: joining
print(', '.join(['a', 'b', 'c']), ''.join(str(i) for i in range(5)), '-'.join('abc'), '-'.join([]))
#: tests of characters
print('abc'.isalpha(), 'ab1'.isalnum(), '123'.isdigit(), '1.5'.isdigit(), '  '.isspace(), 'ABC'.isupper(), 'aBc'.islower(), 'Ab Cd'.istitle(), ''.isalpha(), 'a_1'.isidentifier(), '1a'.isidentifier(), '½'.isnumeric(), '²'.isdigit(), '²'.isdecimal())
#: comparison is by code point
print('a' < 'b', 'Z' < 'a', 'abc' < 'abd', 'ab' < 'abc', '' < 'a', '\uffff' < '\U00010000', max('hello'), sorted('hello'))
#: repetition and concatenation
print('ab' * 3, 3 * '-', 'a' * 0, 'a' * -1, 'x' + 'y')
#: percent formatting
print('%d %5d|%-5d|%05d %+d' % (42, 42, 42, 42, 42), '%s %r' % ('x', 'x'), '%.2f %8.3f|%e %g %G' % (3.14159, 2.5, 12345.678, 0.00001, 1e20), '%%', '%x %X %#x %o' % (255, 255, 255, 8))
print('%(name)s is %(age)d' % {'name': 'Ann', 'age': 30}, '%s' % [1, 2], '%5s|%-5s|' % ('ab', 'cd'), '%c%c' % ('a', 98), '%*d' % (5, 3), '%.3s' % 'abcdef', '%i' % 3.7, '%5.1f%%' % 99.5)
#: percent formatting that fails
for template, values in (('%d', 'x'), ('%s %s', ('a',)), ('%s', ('a', 'b')), ('%z', 1), ('%(x)s', 3)):
    try:
        print(template % values)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
#: brace formatting
print('{} {}'.format(1, 'a'), '{1} {0}'.format('x', 'y'), '{name:>6}|{v:.1f}'.format(name='ab', v=2.25), '{{}}'.format(), '{0[1]} {1[k]}'.format([1, 2], {'k': 'v'}), '{!r:>5}'.format('a'), '{:{w}.{p}f}'.format(3.14159, w=8, p=2))
#: brace formatting that fails
for call in (lambda: '{} {}'.format(1), lambda: '{a}'.format(), lambda: '{'.format(), lambda: '}'.format(), lambda: '{0} {}'.format(1, 2)):
    try:
        print(call())
    except (IndexError, KeyError, ValueError) as error:
        print(type(error).__name__, error)
#: strings can't be changed
try:
    'abc'[0] = 'x'
except TypeError as error:
    print(error)
try:
    'abc'[5]
except IndexError as error:
    print(error)
try:
    'abc' + 5
except TypeError as error:
    print(error)
try:
    'abc'.index('z')
except ValueError as error:
    print(error)
try:
    print(', '.join([1, 2]))
except TypeError as error:
    print(error)
