import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'

/** Wheels of what the platform installs for an app, small enough that an app is up within a second. `gradio` says which version it stands in for. */
export function buildWheels(folder: string, versions: { gradio: string }): void {
  const source = (name: string) => readFileSync(join(import.meta.dirname, `${name}.py`), 'utf8')
  mkdirSync(folder, { recursive: true })
  writeWheel(folder, 'gradio', versions.gradio, {
    'gradio/__init__.py': source('gradio'),
    'starlette/__init__.py': '',
    'starlette/responses.py': source('starlette'),
    'starlette/routing.py': source('starlette'),
  })
  for (const [name, version] of [['spaces', '1.0'], ['uvicorn', '1.0'], ['websockets', '99.0']] as const) writeWheel(folder, name, version, { [`${name}/__init__.py`]: '' })
}

function writeWheel(folder: string, name: string, version: string, files: Record<string, string>): void {
  const about = `${name}-${version}.dist-info`
  const all: Record<string, string> = {
    ...files,
    [`${about}/METADATA`]: `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\nProvides-Extra: oauth\nProvides-Extra: mcp\n`,
    [`${about}/WHEEL`]: 'Wheel-Version: 1.0\nGenerator: naturalcad\nRoot-Is-Purelib: true\nTag: py3-none-any\n',
  }
  const record = [...Object.keys(all), `${about}/RECORD`].map((path) => `${path},,\n`).join('')
  const entries = Object.entries({ ...all, [`${about}/RECORD`]: record }).map(([path, text]) => [path, strToU8(text)] as const)
  writeFileSync(join(folder, `${name}-${version}-py3-none-any.whl`), zipSync(Object.fromEntries(entries)))
}
