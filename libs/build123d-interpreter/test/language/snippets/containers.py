#: lists change in place
a = [3, 1, 2]
b = a
b.append(4); a.extend([5, 6]); a.insert(0, 0); a.insert(-1, 9); a.insert(100, 7)
print(a, b is a, a.pop(), a.pop(0), a.index(9), a.count(1)); a.remove(9); a.reverse(); print(a)
a.sort(); print(a, a.sort(reverse=True), a, a.copy() is a); a.clear(); print(b)
#: list slices
x = list(range(10))
print(x[2:5], x[::3], x[::-2], x[-3:-1], x[8:2:-2])
x[2:5] = ['a']; print(x); x[::2] = [0] * len(x[::2]); print(x); del x[1:3]; print(x); del x[::2]; print(x); x[1:1] = [7, 8]; print(x)
#: list operators
print([1] + [2], [1, 2] * 2, 2 * [0], [1, 2] == [1, 2], [1, 2] < [1, 3], [1] < [1, 0], [] < [0], 2 in [1, 2], [1, [2]] == [1, [2.0]])
y = [1]; z = y; y += (2, 3); print(z, y is z); y *= 2; print(z); y = y + [9]; print(z is y)
#: sorting is stable and takes a key
words = ['pear', 'fig', 'apple', 'kiwi', 'date']
print(sorted(words), sorted(words, key=len), sorted(words, key=len, reverse=True), sorted([(1, 'b'), (0, 'z'), (1, 'a')]), sorted({3: 0, 1: 0}), sorted('cab'))
print(sorted([3, 1.5, True, 0]), sorted(words, key=lambda w: (-len(w), w)), min(words, key=len), max(words, key=len))
#: tuples
t = (1, 2, 3)
print(t[1], t[::-1], t + (4,), t * 2, (1,), (), len(t), t.index(2), t.count(1), 1 in t, t == (1, 2, 3), (1, 2) < (1, 3))
#: unpacking
a, b = 1, 2
a, b = b, a
(c, d), e = (3, 4), 5
f, *g = [6, 7, 8]
*h, i = 'xyz'
j, *k, l = range(6)
[m, n] = {'p': 1, 'q': 2}
print(a, b, c, d, e, f, g, h, i, j, k, l, m, n, [*g, *h], (*g, 1), len({*g}), {**{'a': 1}, 'b': 2})
#: unpacking that fails
for call in ((1, 2, 3), (1,), 5):
    try:
        a, b = call
    except (ValueError, TypeError) as error:
        print(error)
try:
    a, *b, c = [1]
except ValueError as error:
    print(error)
#: dicts keep their order
d = {'b': 1, 'a': 2}
d['c'] = 3; d['b'] = 9; del d['a']; d['a'] = 4
print(d, list(d), list(d.values()), list(d.items()), len(d), 'a' in d, d.get('x'), d.get('x', 0), d.pop('c'), d.pop('zz', None), d.setdefault('n', []), d)
d.update({'b': 0}, k=5); print(d, dict(a=1, b=2), dict([('x', 1)]), dict(zip('ab', [1, 2])), d | {'z': 1}, {1: 'a', 1.0: 'b', True: 'c'}, d.popitem(), dict.fromkeys('ab', 0))
print({'a': 1} == {'a': 1.0}, {'a': 1, 'b': 2} == {'b': 2, 'a': 1}, list(reversed({'x': 1, 'y': 2})), {(1, 2): 'pair'}[(1, 2)], {None: 1, 1.5: 2})
#: dict views
d = {'a': 1, 'b': 2}
keys = d.keys()
d['c'] = 3
print(keys, d.values(), d.items(), 'c' in keys, keys & {'a', 'z'}, len(keys), ('a', 1) in d.items(), sorted(keys | {'q'}), sorted(keys - {'a'}))
#: sets
s = {1, 2, 3}
print(s | {4}, s & {2, 9}, s - {1}, s ^ {3, 4}, s <= {1, 2, 3, 4}, s > {1}, s == {3, 2, 1}, 2 in s, len(s), s.issubset([1, 2, 3]), s.isdisjoint({7}), set(), frozenset([1, 2]), {1, 1.0, True})
s.add(5); s.discard(1); s.remove(2); s.update([7], (8,)); print(sorted(s), s.pop() in (3, 5, 7, 8), sorted(set('hello')), sorted({1, 2}.union([3], {4})), {1, 2} == frozenset({1, 2}), {frozenset({1}): 'x'}[frozenset([1])])
#: ranges
r = range(2, 20, 3)
print(list(r), r[1], r[-1], r[1:3], len(r), 5 in r, 6 in r, range(3) == range(0, 3), r.index(8), list(range(5, 0, -2)), range(0), bool(range(0)), r, list(reversed(r)), range(10)[::-1])
#: errors of containers
attempts = [lambda: [][0], lambda: [1].pop(5), lambda: [].pop(), lambda: [1].index(2), lambda: [1].remove(2), lambda: {}['x'], lambda: {}[1, 2], lambda: {1}.remove(5), lambda: (1,)[3], lambda: range(3)[5], lambda: {[]: 1}, lambda: {{}}, lambda: [1]['a'], lambda: (1, 2)[1.5], lambda: [1, 2] + (3,), lambda: [1] * 1.5, lambda: sorted([1, 'a']), lambda: len(5), lambda: 5[0], lambda: None.x, lambda: min([]), lambda: (1).foo, lambda: [].foo, lambda: 1 in 5, lambda: range(1, 2, 0), lambda: list(5), lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: 'a' < 1, lambda: None + 1, lambda: -'a', lambda: [] < {}]
for attempt in attempts:
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__ + ':', error)
#: containers inside themselves
a = [1]
a.append(a)
d = {}
d['self'] = d
print(a, d)
#: changing a dict while it is read
d = {'a': 1, 'b': 2}
try:
    for key in d:
        d[key + 'x'] = 1
except RuntimeError as error:
    print(error)
#: a list that grows while it is read
a = [1, 2, 3]
for item in a:
    if len(a) < 6:
        a.append(item * 10)
print(a)
#: truth of containers
print([bool(v) for v in ([], [0], (), (0,), {}, {0: 0}, set(), '', ' ', 0, 0.0, None, range(0), range(1))])
#: equality and identity
n = float('nan')
a = [n]
print(n == n, n in a, a == [n], None is None, [1] == (1,), n is not None)
