import { z } from 'zod'

export const OutputType = z.enum(['3d_solid', 'surface', '2d_vector', '1d_path'])
export type OutputType = z.infer<typeof OutputType>

export const PartMode = z.enum(['part', 'assembly', 'sketch'])
export type PartMode = z.infer<typeof PartMode>

/** The files that a shape can be written to. */
export const FileFormat = z.enum(['step', 'stl', 'glb', '3mf', 'svg', 'dxf', 'png'])
export type FileFormat = z.infer<typeof FileFormat>

/** What a run stores: the files of the shape, the script that made it and the report that proves it. */
export const ArtifactKind = z.enum([...FileFormat.options, 'script', 'report'])
export type ArtifactKind = z.infer<typeof ArtifactKind>

/** The files that each output type is written to, in the order in which they are listed. */
export const formatsByOutputType = {
  '3d_solid': ['step', 'stl', 'glb', '3mf', 'png'],
  surface: ['step', 'stl', 'glb', '3mf', 'png'],
  '2d_vector': ['svg', 'dxf', 'step', 'png'],
  '1d_path': ['svg', 'dxf', 'step', 'png'],
} as const satisfies Record<OutputType, readonly FileFormat[]>

/** File name under `runs/<id>/` and in an output folder. */
export const fileNameByKind = {
  step: 'part.step',
  stl: 'part.stl',
  glb: 'part.glb',
  '3mf': 'part.3mf',
  svg: 'part.svg',
  dxf: 'part.dxf',
  png: 'part.png',
  script: 'script.py',
  report: 'report.json',
} as const satisfies Record<ArtifactKind, string>

/** Registered media types where there are any (IANA); `image/vnd.dxf` is DXF's. */
export const mediaTypeByKind = {
  step: 'model/step',
  stl: 'model/stl',
  glb: 'model/gltf-binary',
  '3mf': 'model/3mf',
  svg: 'image/svg+xml',
  dxf: 'image/vnd.dxf',
  png: 'image/png',
  script: 'text/x-python',
  report: 'application/json',
} as const satisfies Record<ArtifactKind, string>
