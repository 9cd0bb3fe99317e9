a = 1 + 2 * 3 - 4 / 5 // 6 % 7 @ 8
b = 2 ** 3 ** 2, -2 ** -2, (2 ** 3) ** 2, not 1 == 2
c = 1 << 2 >> 3 & 4 ^ 5 | 6
d = 1 < 2 <= 3 == 3 != 4 > 3 >= 2
e = a is b, a is not b, a in b, a not in b, not a in b
f = a and b or c and not d or not (e and a)
g = a if b else c if d else e
h = (a, b)[0], -a.b ** c.d(), ~-+a
i = a or b if c and d else not e
j = not not not a
