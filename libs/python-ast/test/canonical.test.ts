import { describe, expect, test } from 'vitest'
import { applyEdits, type Edit, type ParsedProgram, parse, toCanonical, walk } from '@naturalcad/python-ast'
import { readCorpus } from './support/corpus.ts'
import { parsed } from './support/describe.ts'

describe('canonical text', () => {
  test('has a statement a line, four spaces a level, and no comments', () => {
    const { text, sourceLines } = toCanonical(parsed('# c\nif  a :b( 1,\n  2); c # d\nelse:\n\tx = 1 \\\n  .real\n\ty="""p\r\n q"""; z\n'))
    expect(text).toBe('if a :\n    b ( 1 , 2 )\n    c\nelse :\n    x = 1 . real\n    y = """p\n q"""\n    z\n')
    expect(sourceLines).toEqual([2, 2, 3, 4, 5, 7, 8, 8])
  })

  test('of an empty program is empty', () => {
    expect(toCanonical(parsed('\n# nothing\n'))).toEqual({ text: '', sourceLines: [] })
  })

  test.each(readCorpus())('of $name is its own canonical text, and maps each line to one of the source', ({ source }) => {
    const { text, sourceLines } = toCanonical(parsed(source))
    expect(toCanonical(parsed(text)).text).toBe(text)
    expect(sourceLines).toHaveLength(text.split('\n').length - 1)
    expect(sourceLines).toEqual(sourceLines.toSorted((a, b) => a - b))
  })
})

describe('edits', () => {
  const edit = (source: string, plan: (program: ParsedProgram) => Edit[]): string => {
    const program = parsed(source)
    const { text, sourceLines } = applyEdits(program, plan(program))
    expect(sourceLines).toHaveLength(text.split('\n').length - 1)
    expect(parse(text).ok).toBe(true)
    return text
  }
  const calls = (program: ParsedProgram, name: string) =>
    [...walk(program.module)].filter((node) => node.type === 'ExpressionStatement' && node.value.type === 'Call' && node.value.func.type === 'Name' && node.value.func.name === name)
  const dropShow = (program: ParsedProgram): Edit[] =>
    calls(program, 'show').flatMap((statement) => (statement.type === 'ExpressionStatement' ? [{ kind: 'delete', statement } as const] : []))

  test('none give the canonical text', () => {
    expect(edit('a=1;b', () => [])).toBe('a = 1\nb\n')
  })

  test.each([
    ['a\nshow(b)\nc\n', 'a\nc\n'],
    ['a; show(b); c', 'a\nc\n'],
    ['if a: show(b)\nc', 'if a :\n    pass\nc\n'],
    ['if a: show(b); c', 'if a :\n    c\n'],
    ['if a:\n  show(b)\n  show(c)\nelse:\n  show(d)\n', 'if a :\n    pass\nelse :\n    pass\n'],
    ['try: show(a)\nexcept B: show(c)\nfinally: show(d)', 'try :\n    pass\nexcept B :\n    pass\nfinally :\n    pass\n'],
    ['show(a)', ''],
    ['match a:\n  case 1: show(b)', 'match a :\n    case 1 :\n        pass\n'],
  ])('drop calls from %j and keep blocks', (source, text) => {
    expect(edit(source, dropShow)).toBe(text)
  })

  test('drop a compound statement with its decorators and blocks, and what was to be added inside', () => {
    const source = '@d\n@e(1)\ndef f():\n  if x:\n    return 1\n  return 2\ny = 3\n'
    const text = edit(source, ({ module }) => {
      const [statement] = module.body
      if (statement?.type !== 'FunctionDef') throw new Error('no function')
      const [inner] = statement.body
      return [{ kind: 'delete', statement }, ...(inner === undefined ? [] : [{ kind: 'insert-before', statement: inner, text: 'tick()' } as const])]
    })
    expect(text).toBe('y = 3\n')
  })

  test('add statements before and behind, at the right indentation', () => {
    const source = 'for a in b:\n  if c: d\nelse:\n  e'
    const text = edit(source, ({ module }) => {
      const [loop] = module.body
      if (loop?.type !== 'For') throw new Error('no loop')
      const [branch] = loop.body
      if (branch?.type !== 'If' || branch.body[0] === undefined) throw new Error('no branch')
      return [
        { kind: 'insert-before', statement: loop, text: 'start()\nif x:\n    y' },
        { kind: 'insert-after', statement: branch, text: 'after_branch()' },
        { kind: 'insert-before', statement: branch.body[0], text: 'before_d()' },
        { kind: 'insert-after', statement: branch.body[0], text: 'after_d()' },
        { kind: 'insert-after', statement: loop, text: 'end()' },
      ]
    })
    expect(text).toBe(
      'start()\nif x:\n    y\nfor a in b :\n    if c :\n        before_d()\n        d\n        after_d()\n    after_branch()\nelse :\n    e\nend()\n',
    )
  })

  test('rewrite a bare except, wrap an operation, and change a field of an f-string', () => {
    const source = 'try: x = a**b\nexcept: print(f"{c} {d}")\n'
    const text = edit(source, ({ module }) => {
      const bare = source.indexOf('except') + 'except'.length
      const [power] = [...walk(module)].filter((node) => node.type === 'BinOp')
      if (power === undefined) throw new Error('no power')
      const field = source.indexOf('{d}') + 1
      return [
        { kind: 'replace', range: { start: bare, end: bare }, text: 'Exception' },
        { kind: 'replace', range: { start: power.range.start, end: power.range.start }, text: 'power(' },
        { kind: 'replace', range: { start: source.indexOf('**'), end: source.indexOf('**') + 2 }, text: ',' },
        { kind: 'replace', range: { start: power.range.end, end: power.range.end }, text: ')' },
        { kind: 'replace', range: { start: field, end: field + 1 }, text: 'e' },
      ]
    })
    expect(text).toBe('try :\n    x = power( a , b )\nexcept Exception :\n    print ( f"{c} {e}" )\n')
  })

  test.each<[string, (program: ParsedProgram) => Edit[]]>([
    ['half a name', () => [{ kind: 'replace', range: { start: 1, end: 3 }, text: 'x' }]],
    ['a place inside a name', () => [{ kind: 'replace', range: { start: 1, end: 1 }, text: 'x' }]],
    ['two statements at once', () => [{ kind: 'replace', range: { start: 0, end: 7 }, text: 'x' }]],
    [
      'the same token twice',
      () => [
        { kind: 'replace', range: { start: 0, end: 3 }, text: 'x' },
        { kind: 'replace', range: { start: 0, end: 3 }, text: 'y' },
      ],
    ],
    [
      'a statement of another tree',
      () => {
        const [statement] = parsed('other').module.body
        return statement === undefined ? [] : [{ kind: 'delete', statement }]
      },
    ],
  ])('refuse %s', (_, plan) => {
    const program = parsed('abc\ndef_')
    expect(() => applyEdits(program, plan(program))).toThrow(RangeError)
  })

  test('refuse to take an elif for a statement of its own', () => {
    const program = parsed('if a: b\nelif c: d')
    const [branch] = program.module.body
    const [elif] = branch?.type === 'If' ? branch.orelse : []
    if (elif === undefined) throw new Error('no elif')
    expect(() => applyEdits(program, [{ kind: 'delete', statement: elif }])).toThrow(/elif/)
  })
})
