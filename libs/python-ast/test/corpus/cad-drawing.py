from build123d import *
part = Box(1, 2, 3)
visible, hidden = part.project_to_viewport((-100, 100, 100))
max_dimension = max(*Compound(children=visible + hidden).bounding_box().size)
exporter = ExportSVG(scale=100 / max_dimension)
exporter.add_layer("Visible"), exporter.add_layer("Hidden", line_color=(99, 99, 99), line_type=LineType.ISO_DOT)
for name, shapes in {"Visible": visible, "Hidden": hidden}.items(): exporter.add_shape(shapes, layer=name)
