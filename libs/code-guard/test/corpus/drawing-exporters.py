from build123d import *

result = Box(10, 20, 30) - Cylinder(3, 30)
visible, hidden = result.project_to_viewport((-100, -50, 30))
size = max(*Compound(children=visible + hidden).bounding_box().size)
exporter = ExportSVG(scale=100 / size)
exporter.add_layer("Visible")
exporter.add_layer("Hidden", line_color=(99, 99, 99), line_type=LineType.ISO_DOT)
exporter.add_shape(visible, layer="Visible")
for edge in hidden:
    exporter.add_shape(edge, layer="Hidden")
exporter.write("drawing.svg")
mesher = Mesher()
mesher.add_shape(result)
mesher.write("part.3mf")
