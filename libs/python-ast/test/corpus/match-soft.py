match = 1
match.a = match[0] = match(1)
match, case = 1, 2
match: int = 3
match -1
match * 2
match (1, 2)
match [0]
match: str
print(match, case, type, _)
case = match if match else case
type = type(match)
type.x, type[0], type (1)
_ = match
match (x):
    case _: pass
match [x]:
    case [_]: pass
match x, y:
    case a, b: pass
match x,:
    case a,: pass
match *a, b:
    case _: pass
match -x:
    case _ if _: pass
    case _: pass
match match:
    case case: pass
match (yes := x):
    case {"k": _}:
        match y:
            case 1: match = 2
            case _:
                case = 3
match lambda: 1:
    case x: pass
match not x:
    case x: pass
match x[1:2]:
    case x: pass
match {1: 2}:
    case x: pass
for match in case: type = match
lambda match: case
