export { useBaselineCompiler } from './baseline-compiler.ts'
export { compileInstalledKernel } from './installed-kernel.ts'
