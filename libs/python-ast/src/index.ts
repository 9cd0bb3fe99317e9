export type * from './tree.ts'
export type * from './parse.ts'
