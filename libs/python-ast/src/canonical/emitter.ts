import { Kind } from '../lexer/kind.ts'
import type { TokenStream } from '../lexer/token-stream.ts'
import { withLineFeeds } from '../literals/escapes.ts'
import type { ProgramLayout } from '../parse.ts'
import type { EmissionPlan } from './plan.ts'

/** A program in its one canonical spelling. */
export interface CanonicalText {
  text: string
  /** The line of the source (from 1) that each line of the text stems from, the text's first line first. */
  sourceLines: number[]
}

const INDENT = '    '

/** Writes the tokens of a program, one statement a line, with the changes of a plan. */
export function emit(layout: ProgramLayout, plan: EmissionPlan): CanonicalText {
  return new Emitter(layout, plan).run()
}

interface WaitingLines {
  depth: number
  text: string
  sourceLine: number
}

class Emitter {
  readonly #tokens: TokenStream
  readonly #inlineBlocks: readonly number[]
  readonly #plan: EmissionPlan
  readonly #lines: string[] = []
  readonly #sourceLines: number[] = []
  /** Lines to insert behind statements that have begun, by the token they wait for. */
  readonly #waiting = new Map<number, WaitingLines[]>()
  #depth = 0
  /** The line in the making, and the source line of its first token and of each line end inside its strings. */
  #line = ''
  #lineSources: number[] = []

  constructor(layout: ProgramLayout, plan: EmissionPlan) {
    this.#tokens = layout.tokens
    this.#inlineBlocks = layout.inlineBlocks
    this.#plan = plan
  }

  run(): CanonicalText {
    const tokens = this.#tokens
    let nextInline = 0
    let isInline = false
    for (let index = 0; index < tokens.count; index++) {
      this.#emitWaiting(index)
      if (this.#inlineBlocks[nextInline] === index) {
        this.#flush()
        this.#depth += 1
        nextInline += 1
        isInline = true
      }
      switch (tokens.kindAt(index)) {
        case Kind.Indent:
          this.#depth += 1
          break
        case Kind.Dedent:
          this.#depth -= 1
          break
        case Kind.Semicolon:
          this.#flush()
          break
        case Kind.Newline:
          this.#flush()
          if (isInline) this.#depth -= 1
          isInline = false
          break
        case Kind.End:
          break
        default:
          this.#token(index)
      }
    }
    const text = this.#lines.length === 0 ? '' : `${this.#lines.join('\n')}\n`
    return { text, sourceLines: this.#sourceLines }
  }

  #token(index: number): void {
    const { linesBefore, linesAfter, before, after, texts } = this.#plan
    const sourceLine = (this.#tokens.lines[index] ?? 0) + 1
    const depth = this.#depth
    for (const text of linesBefore.get(index) ?? []) this.#insert({ depth, text, sourceLine })
    for (const { at, text } of linesAfter.get(index) ?? []) {
      const waiting = this.#waiting.get(at) ?? []
      waiting.push({ depth, text, sourceLine })
      this.#waiting.set(at, waiting)
    }
    if (this.#plan.isSilent(index)) return
    for (const text of before.get(index) ?? []) this.#append(text, sourceLine)
    const own = texts.get(index) ?? withLineFeeds(this.#tokens.textAt(index))
    if (own !== '') this.#append(own, sourceLine)
    for (const text of after.get(index) ?? []) this.#append(text, sourceLine)
  }

  #append(text: string, sourceLine: number): void {
    if (this.#line === '') {
      this.#line = INDENT.repeat(this.#depth) + text
      this.#lineSources.push(sourceLine)
    } else this.#line += ` ${text}`
    for (let at = text.indexOf('\n'), line = sourceLine + 1; at >= 0; at = text.indexOf('\n', at + 1), line++) this.#lineSources.push(line)
  }

  #flush(): void {
    if (this.#line === '') return
    this.#lines.push(this.#line)
    for (const sourceLine of this.#lineSources) this.#sourceLines.push(sourceLine)
    this.#line = ''
    this.#lineSources = []
  }

  #emitWaiting(index: number): void {
    const waiting = this.#waiting.get(index)
    if (waiting === undefined) return
    // An inner statement that ends where its outer one does gets its lines first.
    for (const lines of waiting.sort((a, b) => b.depth - a.depth)) this.#insert(lines)
  }

  #insert({ depth, text, sourceLine }: WaitingLines): void {
    for (const line of text.split('\n')) {
      if (line.trim() === '') continue
      this.#lines.push(INDENT.repeat(depth) + line)
      this.#sourceLines.push(sourceLine)
    }
  }
}
