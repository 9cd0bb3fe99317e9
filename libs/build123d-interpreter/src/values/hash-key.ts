/**
 * Where a value lies in a dict or set. Most values have a JavaScript key of their own (numbers that are equal share one, objects without
 * `__eq__` are their own); the others share a bucket with values that may be equal.
 */
export type HashKey = string | number | bigint | boolean | null | object | Bucket

export class Bucket {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}
