import * as z from 'zod'
import { readFrontMatter } from '../../repositories/info/front-matter.ts'
import { spaceSdks, type SpaceSdk } from '../../repositories/repository.ts'
import { SpaceFailure } from '../runtime/space-failure.ts'

/** The part of a Space's front matter that says how to build and to run it. */
export interface SpaceCard {
  title: string
  sdk: SpaceSdk
  sdkVersion: string | undefined
  pythonVersion: string | undefined
  appFile: string
  /** What makes the files of a static Space. */
  buildCommand: string | undefined
  customHeaders: Record<string, string>
  startupMs: number
}

/** The only headers that a Space may set. */
const customHeaderNames = ['cross-origin-embedder-policy', 'cross-origin-opener-policy', 'cross-origin-resource-policy'] as const

const standardStartupMs = 30 * 60_000
const unitMs = { s: 1000, m: 60_000, h: 3_600_000 }

const text = z.union([z.string(), z.number()]).transform(String)
const relativePath = z.string().regex(/^(?!\/)(?!.*(?:^|\/)\.\.(?:\/|$))[^\0\\]+$/, 'must be a path inside the repository')

const FrontMatter = z.object({
  title: text.optional(),
  sdk: z.enum(spaceSdks),
  sdk_version: text.pipe(z.string().regex(/^[0-9][0-9a-zA-Z.+!]*$/, 'must be a version such as 6.31.0')).optional(),
  python_version: text.pipe(z.string().regex(/^3(\.\d+){0,2}$/, 'must be a version such as 3.12')).optional(),
  app_file: relativePath.optional(),
  app_build_command: z.string().min(1).optional(),
  custom_headers: z.partialRecord(z.enum(customHeaderNames), z.string().regex(/^[\x20-\x7e]*$/)).default({}),
  startup_duration_timeout: text.transform(toMilliseconds).default(standardStartupMs),
})

const standardAppFiles: Record<SpaceSdk, string> = { gradio: 'app.py', streamlit: 'app.py', static: 'index.html', docker: 'Dockerfile' }

/** @throws SpaceFailure CONFIG_ERROR that names what is wrong */
export function readSpaceCard(readme: string | undefined): SpaceCard {
  const matter = readFrontMatter(readme ?? '')
  if (matter.kind === 'none') throw new SpaceFailure('CONFIG_ERROR', 'Missing configuration in README')
  if (matter.kind === 'broken') throw new SpaceFailure('CONFIG_ERROR', `Invalid configuration in README: ${matter.reason}`)
  const parsed = FrontMatter.safeParse(matter.data)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new SpaceFailure('CONFIG_ERROR', `Invalid configuration in README: "${issue?.path.join('.') ?? ''}" ${issue?.message ?? ''}`)
  }
  const { title, sdk, sdk_version, python_version, app_file, app_build_command, custom_headers, startup_duration_timeout } = parsed.data
  return {
    title: title ?? '',
    sdk,
    sdkVersion: sdk_version,
    pythonVersion: python_version,
    appFile: sdk === 'docker' ? standardAppFiles.docker : (app_file ?? standardAppFiles[sdk]),
    buildCommand: sdk === 'static' ? app_build_command : undefined,
    customHeaders: custom_headers,
    startupMs: startup_duration_timeout,
  }
}

function toMilliseconds(value: string, context: z.RefinementCtx): number {
  const [, amount, unit = 's'] = /^(\d+(?:\.\d+)?)\s*([smh])?$/.exec(value.trim()) ?? []
  const milliseconds = Number(amount) * unitMs[unit as keyof typeof unitMs]
  if (milliseconds > 0) return Math.min(milliseconds, 2 ** 31 - 1)
  context.addIssue({ code: 'custom', message: 'must be a duration such as 30m or 1h' })
  return z.NEVER
}
