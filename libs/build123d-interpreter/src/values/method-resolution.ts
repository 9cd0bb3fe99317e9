import type { PyClass } from './py-class.ts'

export class InconsistentBases extends Error {}

/** C3 linearization, as CPython orders base classes: https://docs.python.org/3/howto/mro.html */
export function linearize(cls: PyClass, bases: readonly PyClass[]): PyClass[] {
  const order: PyClass[] = [cls]
  const queues = [...bases.map((base) => [...base.mro]), [...bases]]
  for (;;) {
    const open = queues.filter((queue) => queue.length > 0)
    if (open.length === 0) return order
    const next = open.map((queue) => queue[0]).find((head) => head !== undefined && !open.some((queue) => queue.indexOf(head, 1) > 0))
    if (next === undefined) throw new InconsistentBases(open.map((queue) => queue[0]?.name ?? '').join(', '))
    order.push(next)
    for (const queue of open) if (queue[0] === next) queue.shift()
  }
}
