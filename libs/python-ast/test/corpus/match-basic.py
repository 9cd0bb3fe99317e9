match x:
    case 1: pass
    case -1 | 1.5 | -2j | 1 + 2j | -1.5 - 2j: pass
    case "a" | 'b' "c" | b"d" | r'\e': pass
    case None | True | False: pass
    case a.b | a.b.c: pass
    case (1) | (2 | 3): pass
    case (4 as four) | (5 as four): pass
    case [a, b] | (a, b): pass
    case [a, *_] if a: pass
    case [*_, a]: pass
    case [] | (): pass
    case [1,] | (1,): pass
    case 1, 2: pass
    case 1, *rest: pass
    case *rest,: pass
    case {}: pass
    case {"a": 1, -1: b, None: c, a.b: d}: pass
    case {"a": 1, **rest}: pass
    case {**rest}: pass
    case {**rest,}: pass
    case A(): pass
    case A(1, b, c=2, d=[e, *_],): pass
    case a.B(x=1 | 2 as y): pass
    case A(B(C())): pass
    case x if x > 1: pass
    case (x): pass
