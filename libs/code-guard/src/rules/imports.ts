import type { Alias, Import, ImportFrom } from '@naturalcad/python-ast'
import { rootOf } from '../scopes/reference.ts'
import { didYouMean } from '../suggest.ts'
import type { RuleContext, RuleFamily } from './context.ts'

function refuseModule(module: string, alias: Alias | ImportFrom, context: RuleContext): void {
  const { data, moduleHints } = context.policy
  const root = rootOf(module)
  if (root === data.library.module) {
    return context.report('IMP02', alias.range, `\`${module}\` is a part of the library that scripts do not import`, `Import from the package: \`from ${root} import *\`.`)
  }
  const allowed = [data.library.module, ...Object.keys(data.modules)]
  const hint = moduleHints.get(module) ?? moduleHints.get(root) ?? didYouMean(module, allowed) ?? `Only these may be imported: ${allowed.join(', ')}.`
  context.report('IMP01', alias.range, `the module \`${module}\` may not be imported`, hint)
}

function isAllowed(module: string, context: RuleContext): boolean {
  return module === context.policy.data.library.module || context.policy.modules.has(module)
}

function checkPlace(node: Import | ImportFrom, context: RuleContext): void {
  if (context.scope.kind === 'class') context.report('IMP06', node.range, 'an import inside a class body', 'Move the import to the top of the script.')
}

function checkMember(module: string, alias: Alias, context: RuleContext): void {
  const { policy } = context
  const members = policy.members.get(module)
  if (members?.has(alias.name) === true || policy.modules.has(`${module}.${alias.name}`)) return
  if (module === policy.data.library.module) {
    const hint = didYouMean(alias.name, policy.exports) ?? `Use a public name of ${module} ${policy.data.library.version}.`
    return context.report('IMP02', alias.range, `${module} does not export \`${alias.name}\``, hint)
  }
  if (module === 'itertools' && (alias.name === 'count' || alias.name === 'cycle')) {
    return context.report('RES04', alias.range, `\`itertools.${alias.name}\` never ends`, 'Use range(n) or a list.')
  }
  const hint = didYouMean(alias.name, members ?? []) ?? `Use one of: ${[...(members ?? [])].slice(0, 12).join(', ')} …`
  context.report('IMP03', alias.range, `\`${alias.name}\` may not be imported from ${module}`, hint)
}

function checkFrom(node: ImportFrom, context: RuleContext): void {
  const { policy } = context
  if (node.level > 0 || node.module === null) {
    return context.report('IMP04', node.range, 'a relative import', 'Write the code into this one script.')
  }
  const { module } = node
  if (module === '__future__') {
    for (const alias of node.names) {
      if (alias.name !== 'annotations') context.report('IMP07', alias.range, `\`${alias.name}\` from __future__`, 'Delete it; only `annotations` may be imported from __future__.')
    }
    return
  }
  checkPlace(node, context)
  const isStar = node.names[0]?.name === '*'
  if (!isAllowed(module, context)) {
    const submodules = node.names.every((alias) => policy.modules.has(`${module}.${alias.name}`))
    return submodules && !isStar ? undefined : refuseModule(module, node, context)
  }
  if (isStar) {
    if (module === policy.data.library.module || policy.modules.get(module)?.star === true) return
    return context.report('IMP05', node.range, `a star import from \`${module}\``, `Name what you need: \`from ${module} import …\`.`)
  }
  for (const alias of node.names) checkMember(module, alias, context)
}

/** IMP01 to IMP07. Viewer modules have been dropped before these rules see them. */
export const imports: RuleFamily = {
  Import(node, context) {
    checkPlace(node, context)
    for (const alias of node.names) {
      if (alias.name === '__future__') context.report('IMP07', alias.range, '`__future__` as a module', 'Write `from __future__ import annotations`, or delete it.')
      else if (!isAllowed(alias.name, context)) refuseModule(alias.name, alias, context)
    }
  },
  ImportFrom: checkFrom,
}
