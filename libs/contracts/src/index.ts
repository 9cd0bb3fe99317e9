export * from './errors/index.ts'
export * from './part/index.ts'
export * from './time/index.ts'
