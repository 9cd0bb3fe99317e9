import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { FileFormat, OutputType } from '@naturalcad/contracts/part'
import type { ResultKind, ResultShape } from '../api/index.ts'

/** A surface is a thin solid. */
const kindByOutputType = { '3d_solid': 'solid', surface: 'solid', '2d_vector': 'sketch', '1d_path': 'path' } as const satisfies Record<OutputType, ResultKind>

const formatsByKind = {
  solid: ['step', 'stl', 'glb', '3mf', 'png'],
  sketch: ['step', 'svg', 'dxf', 'png'],
  path: ['step', 'svg', 'dxf', 'png'],
} as const satisfies Record<ResultKind, readonly FileFormat[]>

const whatItIs = { solid: 'a solid', sketch: 'a flat sketch', path: 'a path of lines' } as const

/** Refuses a sketch where a solid was asked for, and the other way round. */
export function requireKind({ kind, name }: ResultShape, outputType: OutputType): void {
  const wanted = kindByOutputType[outputType]
  if (kind === wanted) return
  throw new NaturalCadError('SCRIPT_FAILED', `\`${name}\` is ${whatItIs[kind]}, but the output type ${outputType} needs ${whatItIs[wanted]}`, {
    details: { kind, wanted, outputType },
    remedy: wanted === 'solid' ? 'Extrude, revolve or loft it.' : `Assign ${whatItIs[wanted]} to \`${name}\`, or ask for another output type.`,
  })
}

export function requireFormats(kind: ResultKind, formats: readonly FileFormat[]): void {
  const possible: readonly FileFormat[] = formatsByKind[kind]
  const impossible = formats.filter((format) => !possible.includes(format))
  if (impossible.length === 0) return
  throw new NaturalCadError('INVALID_REQUEST', `${whatItIs[kind]} can't be written as ${impossible.join(', ')}`, {
    details: { kind, formats: impossible },
    remedy: `Ask for ${possible.join(', ')}.`,
  })
}
