from build123d import *

result = Cone(10, 5, 20)
export_stl(to_export=result, file_path="cone.stl")
export_brep(result, file_path="cone.brep")
