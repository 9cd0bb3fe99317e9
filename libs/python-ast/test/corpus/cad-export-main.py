from build123d import *

def build(width=10.0, /, depth=20.0, *holes, **options):
    with BuildPart() as p:
        Box(width, depth, options.get("height", 5))
        for x, y in holes:
            with Locations((x, y)):
                Hole(1)
    return p.part

if __name__ == "__main__":
    part = build(30, 40, (5, 5), (-5, -5), height=8)
    export_step(part, "part.step"); export_stl(part, "part.stl", tolerance=1e-3)
