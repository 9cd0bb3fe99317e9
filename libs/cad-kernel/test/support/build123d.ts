import { spawnSync } from 'node:child_process'

type Point = [number, number, number]

export interface PeerMeasure {
  volume: number
  area: number
  size: [number, number, number]
  solids: number
  faces: number
  edges: number
  vertices: number
  /** Sorted. */
  faceTypes: string[]
  /** Centres of mass of the faces and middles of the edges, in build123d's order. */
  faceCenters: Point[]
  edgeMiddles: Point[]
  vertexPoints: Point[]
}

const runner = `
import json, sys
from build123d import *
def measure(shape):
    box = shape.bounding_box()
    return {
        "volume": shape.volume, "area": shape.area, "size": [box.size.X, box.size.Y, box.size.Z],
        "solids": len(shape.solids()), "faces": len(shape.faces()), "edges": len(shape.edges()), "vertices": len(shape.vertices()),
        "faceCenters": [tuple(f.center(CenterOf.MASS)) for f in shape.faces()],
        "edgeMiddles": [tuple(e.center(CenterOf.MASS)) for e in shape.edges()],
        "vertexPoints": [tuple(Vector(v)) for v in shape.vertices()],
        "faceTypes": sorted(f.geom_type.name.lower() for f in shape.faces()),
    }
answers = {}
for name, expression in json.load(sys.stdin).items():
    scope = dict(globals())
    exec(expression, scope)
    answers[name] = measure(scope["shape"])
print(json.dumps(answers))
`

/** Runs each snippet, which must set \`shape\`, in one Python process with build123d. */
export function measureInBuild123d(program: string, snippets: Readonly<Record<string, string>>): Record<string, PeerMeasure> {
  const { status, stdout, stderr } = spawnSync(program, ['-c', runner], { input: JSON.stringify(snippets), encoding: 'utf8', maxBuffer: 2 ** 26 })
  if (status !== 0) throw new Error(`build123d failed: ${stderr}`)
  return JSON.parse(stdout) as Record<string, PeerMeasure>
}
