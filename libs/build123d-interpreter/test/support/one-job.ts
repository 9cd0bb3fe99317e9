// A program that runs one job and leaves its host open.
import { createGuard } from '@naturalcad/code-guard'
import { createInterpreterHost } from '@naturalcad/build123d-interpreter'

const { script } = createGuard().check('from build123d import *\nresult = Box(1, 2, 3)\n')
if (script === undefined) throw new Error('refused')
const host = createInterpreterHost()
const { report } = await host.execute(script, { outputType: '3d_solid', formats: ['step'] })
process.stdout.write(`${report.ok}\n`)
