/** The example prompts of which no part is made, or only a part of what was asked for. */
export interface RefusedExample {
  prompt: string
  output_type: '3d_solid' | '2d_vector'
  code: 'NOT_UNDERSTOOD' | 'CONTRADICTION'
  /** Words that the answer must hold, among those left over or as the facts of a contradiction. */
  words: readonly string[]
}

export const refusedExamples: readonly RefusedExample[] = [
  {
    prompt: 'Detailed concrete footing section with rebar, soil hatch, leader notes, and dimensions',
    output_type: '2d_vector',
    code: 'NOT_UNDERSTOOD',
    words: ['footing', 'rebar', 'hatch'],
  },
  {
    prompt: 'Impossible looping staircase, dense axonometric linework, selective shadow hatches, no labels',
    output_type: '2d_vector',
    code: 'NOT_UNDERSTOOD',
    words: ['staircase'],
  },
  {
    prompt: 'Industrial wall bracket with 4 holes for M8 bolts, 0.2 mm clearance, and symmetric ribs',
    output_type: '3d_solid',
    code: 'NOT_UNDERSTOOD',
    words: ['symmetric', 'ribs'],
  },
  {
    prompt: 'base bracket 80x50x6, then make it 120 width',
    output_type: '3d_solid',
    code: 'CONTRADICTION',
    words: ['"120 width"', '"80x50x6" (width 80 mm)'],
  },
  { prompt: '50 timber trusses', output_type: '3d_solid', code: 'NOT_UNDERSTOOD', words: ['trusses'] },
  { prompt: 'robot', output_type: '3d_solid', code: 'NOT_UNDERSTOOD', words: ['robot'] },
]
