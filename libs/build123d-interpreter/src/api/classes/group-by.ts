import { isLess } from '../../protocol/index.ts'
import { getItem } from '../../protocol/subscript.ts'
import { asString } from '../../native/index.ts'
import type { Context } from '../../runtime/context.ts'
import { attributeError, keyError, PyInstance, PyList, type PyClass, type Value } from '../../values/index.ts'
import { defineMembers } from '../define-members.ts'
import { roundTo } from '../geometry/vec.ts'
import { nativeClass } from '../values/geometry-values.ts'
import { shapeList } from '../values/shape-values.ts'
import { iterateOver } from './iterate-over.ts'
import { orderable, sortValues, type SortKey } from './sort-values.ts'

/** What `group_by()` gives: groups of shapes with equal keys, in the order of the keys. */
export class GroupByValue extends PyInstance {
  keys: Value[] = []
  groups: PyList[] = []
  keyOf: (item: Value) => Value = () => null
}

const groupByClass: PyClass = nativeClass('GroupBy', (cls) => new GroupByValue(cls))

export function groupBy(context: Context, items: readonly Value[], key: SortKey, reverse: boolean, digits: number): GroupByValue {
  const result = new GroupByValue(groupByClass)
  result.keyOf = (item) => rounded(key.of(item), digits)
  const byItem = new Map(items.map((item) => [item, result.keyOf(item)]))
  for (const item of sortValues(context, items, { of: (value) => byItem.get(value) ?? null }, reverse)) {
    const itemKey = byItem.get(item) ?? null
    const last = result.keys.at(-1)
    if (last !== undefined && isSameKey(context, last, itemKey)) result.groups.at(-1)?.items.push(item)
    else {
      result.keys.push(itemKey)
      result.groups.push(shapeList([item]))
    }
  }
  return result
}

function rounded(key: Value, digits: number): Value {
  return typeof key === 'number' ? roundTo(key, digits) : key
}

function isSameKey(context: Context, a: Value, b: Value): boolean {
  const [x, y] = [orderable(a), orderable(b)]
  return !isLess(context, x, y) && !isLess(context, y, x)
}

export const groupByMembers = defineMembers<GroupByValue>(groupByClass, {
  methods: {
    'group(key)': (self, args, context) => {
      const index = self.keys.findIndex((key) => context.equals(key, args.get('key')))
      const group = self.groups[index]
      if (group === undefined) throw keyError(args.get('key'))
      return group
    },
    'group_for(shape)': (self, args, context) => {
      const wanted = self.keyOf(args.get('shape'))
      const group = self.groups[self.keys.findIndex((key) => context.equals(key, wanted))]
      if (group === undefined) throw keyError(wanted)
      return group
    },
  },
  operators: {
    __iter__: (self, context) => iterateOver(context, self.groups),
    __len__: (self) => BigInt(self.groups.length),
    __getitem__: (self, context, index = null) => getItem(context, new PyList([...self.groups]), index),
    __getattr__: (self, _context, name = '') => {
      throw attributeError(`'GroupBy' object has no attribute '${asString(name, 'name')}': pick one of its ${self.groups.length} groups first, such as group_by(…)[0]`)
    },
  },
})
