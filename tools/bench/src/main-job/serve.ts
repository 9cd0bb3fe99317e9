// The product's side of the warm measurements: a process that is ready, answering each task with the time that it took.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { makeShape } from '@naturalcad/build123d-interpreter'
import { createLocalEngine } from '@naturalcad/cad-engine'
import { writeStl } from '@naturalcad/cad-files'
import { loadKernel, tessellate, writeStep } from '@naturalcad/cad-kernel'
import { createGuard } from '@naturalcad/code-guard'

interface Task {
  /** `files`: script to STEP and STL. `whole`: every file and check, as a user gets them. */
  kind: 'files' | 'whole'
  script: string
  folder: string
  linear: number
}

const angular = 0.2
const kernel = await loadKernel()
const guard = createGuard()
const engine = createLocalEngine()
process.stdout.write('{"ready":true}\n')

for await (const line of createInterface({ input: process.stdin })) {
  const task = JSON.parse(line) as Task
  const startedAt = performance.now()
  await (task.kind === 'files' ? writeFiles(task) : makePart(task))
  process.stdout.write(`${JSON.stringify({ ms: performance.now() - startedAt })}\n`)
}
await engine.close()

function writeFiles({ script, folder, linear }: Task) {
  const { script: guarded } = guard.check(readFileSync(script, 'utf8'))
  if (guarded === undefined) throw new Error(`${script} is refused`)
  kernel.scoped(() => {
    const { shape } = makeShape({ kernel, script: guarded })
    writeFileSync(join(folder, 'part.step'), writeStep([{ shape, name: 'part' }]))
    writeFileSync(join(folder, 'part.stl'), writeStl(tessellate(shape, { linear, angular, edges: false })))
  })
}

async function makePart({ script, folder, linear }: Task) {
  const { job_id, manifest } = await engine.run({ script: readFileSync(script, 'utf8'), tolerance: linear })
  for (const { name } of manifest.files) {
    writeFileSync(join(folder, name), new Uint8Array(await new Response(await engine.openArtifact(job_id, name)).arrayBuffer()))
  }
}
