from build123d import *

name = "bracket"
result = Box(10, 20, 30) - Cylinder(3, 30)
if __name__ == "__main__":
    export_step(result, "bracket.step")
    export_stl(result, f"{name}.stl", tolerance=0.01)
    export_gltf(result, name + ".glb", binary=True)
