/** The raw WebAssembly binding. Nothing outside this package sees it. */
export type * from 'replicad-opencascadejs'
export type { OpenCascadeInstance as Occt } from 'replicad-opencascadejs'
