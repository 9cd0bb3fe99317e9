import type { Assumption } from '@naturalcad/contracts/part'

type Unit = Assumption['unit']

/** What was read and what was assumed, in the order in which the part was thought out. */
export class AssumptionList {
  readonly #list: Assumption[] = []

  read(name: string, value: number | string, unit: Unit, words: string, reason?: string): void {
    this.#list.push({ name, value, unit, source: 'read', words, ...(reason === undefined ? {} : { reason }) })
  }

  assume(name: string, value: number | string, unit: Unit, reason: string): void {
    this.#list.push({ name, value, unit, source: 'assumed', reason })
  }

  toArray(): Assumption[] {
    return [...this.#list]
  }
}
