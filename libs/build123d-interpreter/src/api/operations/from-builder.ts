import { runtimeError, type NativeFunction } from '../../values/index.ts'
import { currentBuilder } from '../builders/build-scope.ts'
import { selectFromBuilder } from '../builders/builder-members.ts'
import { apiFunction } from '../define-members.ts'
import { Select } from '../enums/enums.ts'
import { only, pluralOf } from '../topology/select.ts'
import { shapeList } from '../values/shape-values.ts'

const types = ['vertex', 'edge', 'wire', 'face', 'solid'] as const

/** `edges()`, `face()` and their like as functions: of the builder whose block is open. */
export const fromBuilder: Readonly<Record<string, NativeFunction>> = Object.fromEntries(
  types.flatMap((type) => {
    const find = (name: string) =>
      apiFunction(`${name}(select=Select.ALL)`, (args, context) => {
        const builder = currentBuilder(context)
        if (builder === undefined) throw runtimeError(`${name}() requires a Builder context to be in scope`)
        const found = selectFromBuilder(builder, type, Select.read(args.get('select'), 'select'))
        return name === type ? only(found, type) : shapeList(found)
      })
    return [pluralOf[type], type].map((name) => [name, find(name)])
  }),
)
