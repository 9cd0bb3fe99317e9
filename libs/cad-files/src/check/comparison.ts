/** A file read back: what it holds in a few words, and what is wrong with it. */
export interface Comparison {
  found: string
  faults: string[]
}
