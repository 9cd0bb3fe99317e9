import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build123dPolicy } from '@naturalcad/code-guard'
import { describePeer } from '@naturalcad/peers'
import { expect, test } from 'vitest'

const workspace = join(import.meta.dirname, '../../../..')

function run(program: string, args: string[], input = ''): string {
  const { stdout, stderr, status } = spawnSync(program, args, { input, encoding: 'utf8', maxBuffer: 1 << 26 })
  if (status !== 0) throw new Error(stderr)
  return stdout
}

describePeer('build123d', 'the policy data', (program) => {
  test('is what the installed library gives', () => {
    const committed = readFileSync(join(workspace, 'libs/code-guard/src/policy/build123d.json'), 'utf8')
    expect(run(program, [join(workspace, 'tools/python/build123d-policy.py'), '--print'])).toBe(committed)
  })
})

describePeer('python', 'the lists of Python names', (program) => {
  const ask = (code: string, input: unknown): unknown => JSON.parse(run(program, ['-c', `import json, sys, importlib, builtins\ndata = json.load(sys.stdin)\n${code}`], JSON.stringify(input)))

  test('hold only members that the modules have', () => {
    const members = Object.entries(build123dPolicy.modules).map(([module, { members: names }]) => [module, names])
    expect(ask('json.dump([f"{m}.{n}" for m, ns in data for n in ns if not hasattr(importlib.import_module(m), n)], sys.stdout)', members)).toEqual([])
  })

  test('hold every built-in name once, with newer ones refused as unknown', () => {
    const { allowed, restricted, exceptions, exitExceptions, refused } = build123dPolicy.builtins
    const all = [...allowed, ...restricted, ...exceptions, ...exitExceptions, ...refused]
    expect(new Set(all).size).toBe(all.length)
    expect(ask('json.dump([n for n in data if not hasattr(builtins, n)], sys.stdout)', all)).toEqual([])
    const missing = ask('json.dump([n for n in dir(builtins) if not n.startswith("_") and n not in data], sys.stdout)', all) as string[]
    expect(missing.filter((name) => !/^(PythonFinalizationError)$/.test(name))).toEqual([])
  })

  test('hold methods that some built-in value has', () => {
    const code = `import functools, random, itertools, enum
values = ("", [], {}, set(), frozenset(), (), 1, 1.0, 1j, True, range(1), slice(1), Exception(), property(), random.Random(), itertools.chain, functools.cache(len), enum.Enum, b"")
member = next(iter(enum.Enum("E", "A")))
json.dump([n for n in data if not any(hasattr(v, n) for v in (*values, member)) and n != "is_integer"], sys.stdout)`
    expect(ask(code, build123dPolicy.attributes.values)).toEqual([])
  })
})
