a = 1; b = 2; c = 3
if a: b = 1; c = 2
for i in a: b; c
def f(): a = 1; return a
class A: a = 1; b = 2
while a: a -= 1; continue
try: a; b
except E: c; d
finally: e;
with a: b; c
x = 1;
