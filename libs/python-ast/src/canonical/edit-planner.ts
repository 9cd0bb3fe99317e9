import { Kind } from '../lexer/kind.ts'
import type { TokenStream } from '../lexer/token-stream.ts'
import { withLineFeeds } from '../literals/escapes.ts'
import type { ParsedProgram } from '../parse.ts'
import type { Module, Statement } from '../tree.ts'
import { walk } from '../walk.ts'
import type { Edit } from './edit.ts'
import type { EmissionPlan, LinesAfter } from './plan.ts'

interface Splice {
  start: number
  end: number
  text: string
}

/** Turns edits of source and tree into a plan over the tokens. */
export class EditPlanner {
  readonly #tokens: TokenStream
  readonly #module: Module
  readonly #texts = new Map<number, string>()
  readonly #before = new Map<number, string[]>()
  readonly #after = new Map<number, string[]>()
  readonly #linesBefore = new Map<number, string[]>()
  readonly #linesAfter = new Map<number, LinesAfter[]>()
  readonly #silent: Uint8Array
  /** Tokens that a replacement has taken. */
  readonly #replaced = new Set<number>()
  readonly #splices = new Map<number, Splice[]>()
  readonly #deleted = new Set<Statement>()
  #blocks: Map<Statement, Statement[]> | undefined

  constructor(program: ParsedProgram) {
    this.#tokens = program.layout.tokens
    this.#module = program.module
    this.#silent = new Uint8Array(program.layout.tokens.count)
  }

  add(edit: Edit): void {
    switch (edit.kind) {
      case 'replace':
        this.#replace(edit.range.start, edit.range.end, edit.text)
        return
      case 'delete':
        this.#firstToken(edit.statement)
        this.#deleted.add(edit.statement)
        return
      case 'insert-before':
        append(this.#linesBefore, this.#firstToken(edit.statement), edit.text)
        return
      case 'insert-after':
        append(this.#linesAfter, this.#firstToken(edit.statement), { at: this.#tokenBehind(edit.statement), text: edit.text })
        return
      default:
        edit satisfies never
    }
  }

  plan(): EmissionPlan {
    for (const [index, splices] of this.#splices) this.#texts.set(index, this.#spliced(index, splices))
    for (const statement of this.#deleted) this.#keepBlock(statement)
    for (const statement of this.#deleted) this.#silence(statement)
    const silent = this.#silent
    return {
      isSilent: (index) => silent[index] === 1,
      texts: this.#texts,
      before: this.#before,
      after: this.#after,
      linesBefore: this.#linesBefore,
      linesAfter: this.#linesAfter,
    }
  }

  #replace(start: number, end: number, text: string): void {
    const tokens = this.#tokens
    const first = this.#tokenAt(start)
    if (tokens.kindAt(first) === Kind.String && tokens.startAt(first) < start && end < tokens.endAt(first)) {
      append(this.#splices, first, { start, end, text })
      return
    }
    if (start === end) {
      this.#insert(first, start, text)
      return
    }
    const last = this.#tokenAt(end - 1)
    if (tokens.startAt(first) !== start || tokens.endAt(last) !== end) throw new RangeError(`offsets ${start} to ${end} cut a token`)
    for (let index = first; index <= last; index++) {
      if (isLayout(tokens.kindAt(index))) throw new RangeError(`offsets ${start} to ${end} reach over the end of a statement`)
      if (this.#replaced.has(index)) throw new RangeError(`offsets ${start} to ${end} are replaced twice`)
      this.#replaced.add(index)
      this.#texts.set(index, index === first ? text : '')
    }
  }

  #insert(nearest: number, offset: number, text: string): void {
    const tokens = this.#tokens
    if (!isLayout(tokens.kindAt(nearest)) && tokens.startAt(nearest) === offset) return append(this.#before, nearest, text)
    // A line end or semicolon that begins here hides the token that ends here.
    let last = nearest
    while (last > 0 && isLayout(tokens.kindAt(last))) last -= 1
    if (isLayout(tokens.kindAt(last)) || tokens.endAt(last) !== offset) throw new RangeError(`no token begins or ends at offset ${offset}`)
    append(this.#after, last, text)
  }

  #spliced(index: number, splices: readonly Splice[]): string {
    const tokens = this.#tokens
    if (this.#replaced.has(index)) throw new RangeError(`the string at offset ${tokens.startAt(index)} is replaced whole and in part`)
    let text = ''
    let from = tokens.startAt(index)
    for (const splice of splices.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
      if (splice.start < from) throw new RangeError(`offsets ${splice.start} to ${splice.end} are replaced twice`)
      text += tokens.source.slice(from, splice.start) + splice.text
      from = splice.end
    }
    return withLineFeeds(text + tokens.source.slice(from, tokens.endAt(index)))
  }

  /** Leaves a `pass` in a block that loses all its statements. */
  #keepBlock(statement: Statement): void {
    const block = this.#blockOf(statement)
    if (block === this.#module.body || block[0] !== statement || !block.every((other) => this.#deleted.has(other))) return
    append(this.#linesBefore, this.#firstToken(statement), 'pass')
  }

  #silence(statement: Statement): void {
    const first = this.#firstToken(statement)
    const last = this.#tokenAt(statement.range.end - 1)
    this.#silent.fill(1, first, last + 1)
    // What was to be inserted inside goes too; what stands before or behind the whole statement stays.
    for (let index = first + 1; index <= last; index++) {
      this.#linesBefore.delete(index)
      this.#linesAfter.delete(index)
    }
  }

  #blockOf(statement: Statement): Statement[] {
    this.#blocks ??= blocksByStatement(this.#module)
    const block = this.#blocks.get(statement)
    if (block === undefined) throw new RangeError(`a ${statement.type} that is no statement of this program`)
    return block
  }

  /** The first token of a statement, its decorators included. */
  #firstToken(statement: Statement): number {
    const decorator = 'decorators' in statement ? statement.decorators[0] : undefined
    this.#blockOf(statement)
    let index = this.#tokenAt((decorator ?? statement).range.start)
    if (decorator !== undefined) while (index > 0 && !isLayout(this.#tokens.kindAt(index - 1))) index -= 1
    if (this.#tokens.kindAt(index) === Kind.Elif) throw new RangeError('an "elif" is no statement of its own')
    return index
  }

  #tokenBehind(statement: Statement): number {
    const tokens = this.#tokens
    let depth = 0
    let index = this.#tokenAt(statement.range.start)
    const last = this.#tokenAt(statement.range.end - 1)
    for (; index <= last; index++) depth += depthChange(tokens.kindAt(index))
    // The line end or semicolon, then the dedents that close the statement's own blocks.
    for (index += 1; depth > 0; index++) depth += depthChange(tokens.kindAt(index))
    return index
  }

  /** The token that holds an offset, or the last one before it. */
  #tokenAt(offset: number): number {
    const { starts, count } = this.#tokens
    let low = 0
    let high = count - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return low
  }
}

function blocksByStatement(module: Module): Map<Statement, Statement[]> {
  const blocks = new Map<Statement, Statement[]>()
  for (const node of walk(module)) {
    for (const key of ['body', 'orelse', 'finalbody'] as const) {
      const block: unknown = key in node ? Reflect.get(node, key) : undefined
      if (Array.isArray(block)) for (const statement of block as Statement[]) blocks.set(statement, block as Statement[])
    }
  }
  return blocks
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key)
  if (values === undefined) map.set(key, [value])
  else values.push(value)
}

function depthChange(kind: number): number {
  return kind === Kind.Indent ? 1 : kind === Kind.Dedent ? -1 : 0
}

function isLayout(kind: number): boolean {
  return kind === Kind.Newline || kind === Kind.Semicolon || kind === Kind.Indent || kind === Kind.Dedent || kind === Kind.End
}
