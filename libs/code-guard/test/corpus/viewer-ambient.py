from build123d import *

result = Sphere(5)
if "show_object" in locals():
    show_object(result.wrapped, name="ball")
