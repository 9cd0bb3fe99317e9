from build123d import *
b = Box(40, 40, 10)
halves = b.split(Plane.YZ, keep=Keep.BOTH)
top = split(b, bisect_by=Plane(origin=(0, 0, 2), z_dir=(0, 1, 1)), keep=Keep.TOP)
sec = section(b, section_by=[Plane.XY, Plane.XZ])
ring = Circle(10) - Circle(8)
shell = offset(Sphere(10), amount=1)
result = top
checks = [len(halves), halves[0].volume, top.volume, sec.area, ring.area, shell.volume, len(sec.faces())]
