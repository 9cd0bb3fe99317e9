import { loadKernel, type Kernel } from '@naturalcad/cad-kernel'
import { beforeAll, describe, expect, test } from 'vitest'
import { errorOf, runSource } from './run-script-file.ts'

let kernel: Kernel

beforeAll(async () => {
  kernel = await loadKernel()
})

const script = (body: string) => `from build123d import *\n${body}\n`

describe('mistakes are answered with what to do', () => {
  test.each([
    ['a part that is a number', 'result = 3', 'SCRIPT_FAILED', /`result` is an int, not a shape/],
    ['no result', 'size = 3', 'SCRIPT_FAILED', /defines none of result/],
    ['two that could be it', 'a = Box(1, 2, 3)\nb = Box(1, 2, 3)', 'SCRIPT_FAILED', /a, b could each be its result/],
    ['everything cut away', 'result = Box(1, 1, 1) - Box(2, 2, 2)', 'SCRIPT_FAILED', /empty/],
    ['an empty builder', 'with BuildPart() as p:\n    pass\nresult = p', 'SCRIPT_FAILED', /nothing was made/],
    ['a negative size', 'result = Box(10, -1, 5)', 'SCRIPT_FAILED', /ValueError: Box: width must be greater than 0, not -1 \(line 2/],
    ['a missing argument', 'result = Box(10, 20)', 'SCRIPT_FAILED', /TypeError: Box\.__init__\(\) missing 1 required positional argument: 'height'/],
    ['an unknown keyword', 'result = Box(10, 20, depth=3)', 'SCRIPT_FAILED', /unexpected keyword argument 'depth'/],
    ['Cone with equal radii', 'result = Cone(5, 5, 10)', 'SCRIPT_FAILED', /Cone\(bottom_radius, top_radius, height\)/],
    ['Torus with its radii swapped', 'result = Torus(2, 10)', 'SCRIPT_FAILED', /Torus\(major_radius, minor_radius\)/],
    ['a fillet that is too large', 'b = Box(10, 10, 10)\nresult = fillet(b.edges(), 6)', 'SCRIPT_FAILED', /radius of 6, try a smaller value .*\(about 4\.\d+ works\)/],
    ['shapes in a list, placed by a plane', 'result = Compound(Plane.XY * [Box(1, 1, 1), Box(2, 2, 2)])', 'SCRIPT_FAILED', /TypeError: can't multiply sequence by non-int of type 'Plane'/],
    ['an empty list to fillet', 'result = fillet([], 1)', 'SCRIPT_FAILED', /IndexError: No objects provided/],
    ['a diameter for a hole', 'with BuildPart() as p:\n    Box(9, 9, 9)\n    Hole(diameter=3)\nresult = p.part', 'SCRIPT_FAILED', /unexpected keyword argument 'diameter'/],
    ['a method that is not here', 'result = Box(1, 1, 1).oriented_bounding_box()', 'UNSUPPORTED_API', /Shape\.oriented_bounding_box is not supported/],
    ['a class method that is not here', 'result = Compound.make_text("a", 10)', 'UNSUPPORTED_API', /Compound\.make_text is not supported/],
    ['a property that is not here', 'result = Box(1, 1, 1).faces()[0].axes_of_symmetry', 'UNSUPPORTED_API', /Face\.axes_of_symmetry is not supported/],
    ['an empty selection', 'b = Box(10, 10, 10)\nresult = fillet(b.edges().filter_by(GeomType.CIRCLE), 1)', 'SCRIPT_FAILED', /selection given to fillet\(\) is empty/],
    ['a solid in a sketch', 'with BuildSketch() as s:\n    Box(1, 1, 1)\nresult = s.sketch', 'SCRIPT_FAILED', /BuildSketch doesn't have a Box object/],
    ['extrude in a sketch', 'with BuildSketch() as s:\n    Circle(3)\n    extrude(amount=2)\nresult = s.sketch', 'SCRIPT_FAILED', /doesn't have a extrude operation/],
    ['an amount in place of a face', 'with BuildPart() as p:\n    with BuildSketch():\n        Circle(3)\n    extrude(5)\nresult = p.part', 'SCRIPT_FAILED', /did you intend <keyword>=5\?/],
    ['extrude without an amount', 'result = extrude(Circle(3))', 'SCRIPT_FAILED', /Either amount or until must be provided/],
    ['extrude of lines', 'result = extrude(Line((0, 0), (1, 0)), 3)', 'SCRIPT_FAILED', /make_face\(\)/],
    ['a method that builders lack', 'with BuildPart() as p:\n    Box(1, 1, 1)\n    p.cut(Box(1, 1, 1))\nresult = p.part', 'SCRIPT_FAILED', /mode=Mode\.SUBTRACT/],
    ['an attribute of the product', 'with BuildPart() as p:\n    Box(1, 1, 1)\nresult = p.volume', 'SCRIPT_FAILED', /Did you intend '<BuildPart>\.part\.volume'\?/],
    ['builders that are added', 'with BuildPart() as p:\n    Box(1, 1, 1)\nresult = p + p', 'SCRIPT_FAILED', /can't be combined/],
    ['subtracting a sketch', 'result = Box(5, 5, 5) - Circle(1)', 'SCRIPT_FAILED', /not Box \(3D\) and/],
    ['a hole without depth', 'result = Hole(2)', 'SCRIPT_FAILED', /No depth provided/],
    ['a nested location list', 'with BuildPart() as p:\n    with Locations(GridLocations(5, 5, 2, 2)):\n        Box(1, 1, 1)\nresult = p.part', 'SCRIPT_FAILED', /open one block inside the other/],
    ['an open outline', 'with BuildSketch() as s:\n    with BuildLine():\n        Polyline((0, 0), (5, 0), (5, 5))\n    make_face()\nresult = s.sketch', 'SCRIPT_FAILED', /closed wires/],
    ['a slot shorter than high', 'result = SlotOverall(5, 8)', 'SCRIPT_FAILED', /Slot requires that width > height/],
    ['a radius that does not reach', 'result = RadiusArc((0, 0), (10, 0), 3)', 'SCRIPT_FAILED', /Arc radius is not large enough/],
    ['a name that is known and missing', 'result = Text("A", 10)', 'UNSUPPORTED_API', /Text is not supported .*line 2/],
  ])('%s', (_title, body, code, message) => {
    const error = errorOf(kernel, script(body))
    expect({ code: error.code, message: error.message }).toEqual({ code, message: expect.stringMatching(message) })
  })

  test('a script may catch what fails, and go on', () => {
    const { namespace } = runSource(
      kernel,
      script('b = Box(10, 10, 10)\ntry:\n    result = fillet(b.edges(), 20)\nexcept ValueError as error:\n    why = str(error)\n    result = fillet(b.edges(), 1)'),
    )
    expect(namespace.get('why')).toMatch(/radius of 20/)
  })

  test('a plane that a script changes is its own', () => {
    const { namespace } = runSource(kernel, script('p = Plane.XY\np.origin = (5, 0, 0)\nx = Plane.XY.origin.X\nresult = Box(1, 1, 1)'))
    expect(namespace.get('x')).toBe(0)
  })

  test('a builder in a function leaves the builder around it alone', () => {
    const body = [
      'def knob():',
      '    with BuildPart() as inner:',
      '        Sphere(3)',
      '    return inner.part',
      'with BuildPart() as outer:',
      '    Box(10, 10, 10)',
      '    knob()',
      'n = len(outer.faces())',
      'result = outer.part',
    ]
    expect(runSource(kernel, script(body.join('\n'))).namespace.get('n')).toBe(6n)
  })
})
