from build123d import *

kinds = ["round", "square", "hex", "other"]
part = Box(100, 20, 4)
i = 0
while i < len(kinds):
    match kinds[i]:
        case "round":
            tool = Circle(5)
        case "square":
            tool = Rectangle(8, 8, rotation=45)
        case "hex":
            tool = RegularPolygon(5, 6, rotation=30)
        case _:
            i += 1
            continue
    part -= Pos(-30 + 25 * i, 0, -2) * extrude(tool, 4)
    i += 1
else:
    print("all", i)
result = part
