import { exportDrawing, exportMesh } from '@naturalcad/cad-files'
import { meshVolume, weldMesh } from '@naturalcad/mesh'
import { describePeer } from '@naturalcad/peers'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { plate, plateArea, route } from './sample-drawings.ts'
import { boxMesh, ringMesh } from './sample-meshes.ts'

describePeer('build123d', 'files read by programs of others', (program) => {
  const mesh = ringMesh(8, 14, 30)
  let folder = ''

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'cad-files-'))
    for (const [name, drawing] of Object.entries({ plate, route })) {
      for (const format of ['dxf', 'svg', 'png'] as const) writeFileSync(join(folder, `${name}.${format}`), exportDrawing(format, drawing))
    }
    for (const [name, part] of Object.entries({ ring: mesh, box: boxMesh([60, 40, 6]) })) {
      for (const format of ['stl', '3mf'] as const) writeFileSync(join(folder, `${name}.${format}`), exportMesh(format, part))
    }
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const run = (script: string): unknown => JSON.parse(execFileSync(program, ['-c', script], { cwd: folder, encoding: 'utf8' }))

  test('ezdxf finds nothing to correct in a DXF, and every entity on its layer', () => {
    const script = `
import ezdxf, json
result = {}
for name in ("plate", "route"):
    document = ezdxf.readfile(name + ".dxf")
    audit = document.audit()
    entities = [(e.dxftype(), e.dxf.layer) for e in document.modelspace()]
    result[name] = {"problems": [e.message for e in audit.errors + audit.fixes], "units": document.units, "version": document.dxfversion, "entities": entities}
document = ezdxf.readfile("plate.dxf")
space = document.modelspace()
from ezdxf.disassemble import recursive_decompose
from ezdxf import path
import math
def area(entity):
    points = [(p.x, p.y) for p in path.make_path(entity).flattening(1e-5)]
    return abs(sum(a[0] * b[1] - a[1] * b[0] for a, b in zip(points, points[1:] + points[:1]))) / 2
outlines = [e for e in space if e.dxf.layer == "outline"]
holes = [e for e in space if e.dxf.layer == "hole"]
result["area"] = sum(map(area, outlines)) - sum(map(area, holes))
result["dimensions"] = [d.get_measurement() for d in space.query("DIMENSION")]
result["text"] = [t.dxf.text for t in space.query("TEXT")]
result["decomposed"] = sorted({e.dxftype() for e in recursive_decompose(space.query("DIMENSION"))})
result["pattern"] = [len(h.pattern.lines) for h in space.query("HATCH")]
print(json.dumps(result))
`
    expect(run(script)).toEqual({
      plate: {
        problems: [],
        units: 4,
        version: 'AC1015',
        entities: [
          ['LWPOLYLINE', 'outline'],
          ['CIRCLE', 'hole'],
          ['LWPOLYLINE', 'hole'],
          ['TEXT', 'text'],
          ['LINE', 'center'],
          ['DIMENSION', 'dimension'],
          ['DIMENSION', 'dimension'],
          ['HATCH', 'hatch'],
        ],
      },
      route: {
        problems: [],
        units: 4,
        version: 'AC1015',
        entities: [
          ['LWPOLYLINE', 'path'],
          ['ARC', 'path'],
          ['LINE', 'path'],
        ],
      },
      // ezdxf flattens arcs by way of cubic curves, a hundred-thousandth off.
      area: expect.closeTo(plateArea, 0),
      dimensions: [120, 70],
      text: [String.raw`Ø12 × 4 \U+2013 <plate> & "\U+03BB"`],
      decomposed: ['LINE', 'SOLID', 'TEXT'],
      pattern: [1],
    })
  })

  test('build123d reads the mesh of a 3MF and an STL as one closed body', () => {
    const script = `
import json
from build123d import Mesher
def volumes(path):
    return [s.volume for s in Mesher().read(path)]
print(json.dumps({name: volumes(name) for name in ("ring.3mf", "ring.stl", "box.3mf", "box.stl")}))
`
    const ring = meshVolume(weldMesh(mesh))
    expect(run(script)).toEqual({
      'ring.3mf': [expect.closeTo(ring, 1)],
      'ring.stl': [expect.closeTo(ring, 1)],
      'box.3mf': [expect.closeTo(14_400, 3)],
      'box.stl': [expect.closeTo(14_400, 3)],
    })
  })

  test('an SVG is XML, and a PNG is decoded by another library', () => {
    const script = `
import json, xml.etree.ElementTree as tree, zlib, struct
root = tree.parse("plate.svg").getroot()
groups = [g.get("id") for g in root if g.tag.endswith("}g")]
texts = [t.text for t in root.iter("{http://www.w3.org/2000/svg}text")]
data = open("plate.png", "rb").read()
print(json.dumps({"groups": groups, "texts": texts, "png": struct.unpack(">II", data[16:24]), "rows": len(zlib.decompress(data[41:41 + struct.unpack(">I", data[33:37])[0]]))}))
`
    expect(run(script)).toEqual({
      groups: ['outline', 'hole', 'center', 'dimension', 'text', 'hatch'],
      texts: ['120', '70', 'Ø12 × 4 – <plate> & "λ"'],
      png: [512, 512],
      rows: 512 * (512 * 3 + 1),
    })
  })
})
