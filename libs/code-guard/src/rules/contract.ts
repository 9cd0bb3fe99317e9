import type { RuleFamily } from './context.ts'

/** CTR01: the agreed name of the result. */
export const contract: RuleFamily = {
  end(context) {
    const { resultNames, resultRequired } = context.policy.data
    if (!resultRequired) return
    const { bindings } = context.scopes.module
    const isBound = resultNames.some((name) => bindings.get(name)?.some(({ kind }) => kind !== 'annotation' && kind !== 'delete') === true)
    if (isBound) return
    const name = resultNames[0] ?? 'result'
    const builder = [...bindings.values()].flat().find(({ kind }) => kind === 'with')
    const last = context.module.body.at(-1)
    const range = last?.range ?? context.module.range
    context.report('CTR01', range, `the script binds no \`${name}\``, `End with the finished shape: \`${name} = ${builder === undefined ? 'shape' : `${builder.name}.part`}\`.`)
  },
}
