/** Changes to the token stream, by the index of the token that they happen at. */
export interface EmissionPlan {
  /** Tokens that are left out. */
  isSilent(index: number): boolean
  /** Text that takes the place of a token's own. */
  readonly texts: ReadonlyMap<number, string>
  /** Text before a token, on its line. */
  readonly before: ReadonlyMap<number, readonly string[]>
  /** Text behind a token, on its line. */
  readonly after: ReadonlyMap<number, readonly string[]>
  /** Statements before the line that begins with a token. */
  readonly linesBefore: ReadonlyMap<number, readonly string[]>
  /** Statements behind the one that begins with a token. */
  readonly linesAfter: ReadonlyMap<number, readonly LinesAfter[]>
}

export interface LinesAfter {
  /** The first token behind the statement, its line end and its dedents. */
  at: number
  text: string
}

export const UNCHANGED: EmissionPlan = {
  isSilent: () => false,
  texts: new Map(),
  before: new Map(),
  after: new Map(),
  linesBefore: new Map(),
  linesAfter: new Map(),
}
