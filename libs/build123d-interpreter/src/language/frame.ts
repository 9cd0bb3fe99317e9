import type { PyClass } from '../values/py-class.ts'
import type { PyModule } from '../values/py-module.ts'
import type { Value } from '../values/value.ts'

/** The variables of a scope while it runs. Functions and comprehensions keep them in slots, modules and class bodies by name. */
export class Frame {
  readonly slots: (Value | undefined)[]
  /** The frame of the scope that this one is written in. */
  readonly parent: Frame | undefined
  readonly namespace: Map<string, Value>
  /** Line of the canonical text that is running. */
  line = 0
  returned: Value = null
  /** Of a class body, once the class exists: what `super()` in its methods refers to. */
  madeClass: PyClass | undefined
  /** Modules that were star-imported, the last one first; their members are looked up when named. */
  starModules: readonly PyModule[] = []

  constructor(slots: (Value | undefined)[], parent: Frame | undefined, namespace: Map<string, Value> = none) {
    this.slots = slots
    this.parent = parent
    this.namespace = namespace
  }
}

/** Functions share it: nothing is ever written to it. */
const none = new Map<string, Value>()

export function outerFrame(frame: Frame, hops: number): Frame {
  let current = frame
  for (let left = hops; left > 0 && current.parent !== undefined; left -= 1) current = current.parent
  return current
}
