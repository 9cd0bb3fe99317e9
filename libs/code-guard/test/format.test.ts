import { createGuard, formatFindings, toRepairPrompt } from '@naturalcad/code-guard'
import { expect, test } from 'vitest'

const guard = createGuard()
const source = 'from build123d import *\nimport os\nwith BuildPart() as p:\n    Bx(1, 2, 3)\nshow(p)\nresult = p.part\n'

test('findings for people show the line, the place and the hint', () => {
  expect(formatFindings(guard.check(source).findings, source)).toMatchInlineSnapshot(`
    "2:8 error IMP01 the module \`os\` may not be imported
      2 | import os
        |        ^^
      The host chooses folders and settings: leave it out.
    4:5 error NAM01 \`Bx\` is not defined
      4 |     Bx(1, 2, 3)
        |     ^^
      Did you mean \`Box\`?
    5:1 note IO05 the call of the viewer is left out
      5 | show(p)
        | ^^^^^^^
      The host shows the result; nothing needs to be done."
  `)
})

test('a model is told the line, the rule and the replacement of each error', () => {
  expect(toRepairPrompt(guard.check(source).findings, source)).toMatchInlineSnapshot(`
    "The script was refused before it ran. Correct these places and return the whole script:

    1. Line 2: import os
       Problem: the module \`os\` may not be imported.
       Rule IMP01: Only allowed modules are imported.
       Change: The host chooses folders and settings: leave it out.
    2. Line 4: Bx(1, 2, 3)
       Problem: \`Bx\` is not defined.
       Rule NAM01: Every name is defined by the script, the CAD library or the allowed built-ins.
       Change: Did you mean \`Box\`?"
  `)
})

test('a model gets at most ten findings, and nothing to repair if there is none', () => {
  const many = 'import os\n'.repeat(30)
  const prompt = toRepairPrompt(guard.check(many).findings, many)
  expect(prompt.match(/^\d+\. Line/gm)).toHaveLength(10)
  expect(prompt).toContain('There are 21 more')
  expect(toRepairPrompt([], source)).toBe('')
})

test('a long line is cut around the place', () => {
  const long = `x = [${'1, '.repeat(200)}eval("1")]\nresult = 1\n`
  const text = formatFindings(guard.check(long).findings, long)
  expect(text).toContain('eval("1")')
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(140)
})
