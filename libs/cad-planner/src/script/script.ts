/** A parameter at the top of a script. */
export interface ScriptParameter {
  name: string
  value: number
  /** What it is, where the name alone does not say. */
  comment?: string
}

/** Writes a build123d script: the import, the parameters by name, the lines that use them, `result`. */
export class Script {
  readonly #parameters = new Map<string, ScriptParameter>()
  readonly #lines: string[] = []

  parameter(name: string, value: number, comment?: string): void {
    this.#parameters.set(name, { name, value, ...(comment === undefined ? {} : { comment }) })
  }

  parameters(list: readonly ScriptParameter[]): void {
    for (const { name, value, comment } of list) this.parameter(name, value, comment)
  }

  /** `depth`: blocks that the line stands in. */
  line(depth: number, text: string): void {
    this.#lines.push(`${'    '.repeat(depth)}${text}`)
  }

  /** The whole script; `result` is the expression of the final shape. */
  finish(result: string): string {
    const parameters = [...this.#parameters.values()].map(
      ({ name, value, comment }) => `${name} = ${pythonNumber(value, name)}${comment === undefined ? '' : `  # ${comment}`}`,
    )
    return [`from build123d import *`, '', ...parameters, '', ...this.#lines, '', `result = ${result}`, ''].join('\n')
  }
}

/** Counts stay whole numbers, as grids want them; lengths are floats. */
function pythonNumber(value: number, name: string): string {
  if (/(?:_count|_columns|_rows)$/.test(name)) return String(value)
  return pythonFloat(value)
}

export function pythonFloat(value: number): string {
  const rounded = Number(value.toPrecision(15))
  const text = String(Object.is(rounded, -0) ? 0 : rounded)
  return /[.e]/.test(text) ? text : `${text}.0`
}
