import { argumentError } from '../kernel/geometry-error.ts'
import { unwrapCompound } from '../explore/unwrap-compound.ts'
import { operate } from '../kernel/operate.ts'
import type { Shape } from '../shape/shape.ts'
import { clean } from './clean.ts'

export interface BooleanOptions {
  /** Merge faces and edges that lie on the same surface or curve afterwards. @default true */
  clean?: boolean
  /** Extra tolerance in millimetres, for shapes that nearly touch. */
  fuzzy?: number
  /** For shapes that only touch: `full` when their faces coincide whole, `shift` when in part. Wrong use gives wrong shapes. */
  glue?: 'shift' | 'full'
}

/** Everything that is in any of the shapes. Parts that do not touch come as a compound. */
export function fuse(bases: Shape | readonly Shape[], tools: readonly Shape[], options: BooleanOptions = {}): Shape {
  return runBoolean('fuse', bases, tools, options)
}

/** What is left of the first when all tools are taken away at once; an empty compound when nothing is (see `isEmpty`). */
export function cut(bases: Shape | readonly Shape[], tools: readonly Shape[], options: BooleanOptions = {}): Shape {
  return runBoolean('cut', bases, tools, options)
}

/** What is in the first and in any of the tools; an empty compound when nothing is (see `isEmpty`). */
export function common(bases: Shape | readonly Shape[], tools: readonly Shape[], options: BooleanOptions = {}): Shape {
  return runBoolean('intersect', bases, tools, options)
}

/** Cuts the first along the tools and keeps all pieces, as a compound if there are several. */
export function split(bases: Shape | readonly Shape[], tools: readonly Shape[], options: BooleanOptions = {}): Shape {
  return runBoolean('split', bases, tools, { clean: false, ...options })
}

type BooleanOperation = 'fuse' | 'cut' | 'intersect' | 'split'

function runBoolean(operation: BooleanOperation, bases: Shape | readonly Shape[], tools: readonly Shape[], options: BooleanOptions): Shape {
  const all: readonly Shape[] = 'kernel' in bases ? [bases] : bases
  const kernel = (all[0] ?? tools[0])?.kernel
  if (kernel === undefined) throw argumentError(operation, 'no shapes', 'give at least one shape')
  const result = operate(
    kernel,
    operation,
    (bench) => {
      const { occt } = bench
      const builders = {
        fuse: () => new occt.BRepAlgoAPI_Fuse(),
        cut: () => new occt.BRepAlgoAPI_Cut(),
        intersect: () => new occt.BRepAlgoAPI_Common(),
        split: () => new occt.BRepAlgoAPI_Splitter(),
      }
      const builder = bench.own(builders[operation]())
      builder.SetArguments(bench.list(all))
      builder.SetTools(bench.list(tools))
      if (options.fuzzy !== undefined) builder.SetFuzzyValue(options.fuzzy)
      if (options.glue !== undefined) builder.SetGlue(options.glue === 'full' ? 'BOPAlgo_GlueFull' : 'BOPAlgo_GlueShift')
      builder.Build(bench.own(new occt.Message_ProgressRange()))
      if (builder.HasErrors()) bench.fail('the shapes could not be combined', 'check that each is valid, or set fuzzy to 1e-5')
      return bench.shape(builder.Shape())
    },
    'check that each shape is valid, or set fuzzy to 1e-5',
  )
  return unwrapCompound(options.clean === false ? result : clean(result))
}
