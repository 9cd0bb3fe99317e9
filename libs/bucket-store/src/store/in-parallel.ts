/** Runs the tasks, so many at a time. The first failure ends it, once those under way are over. */
export async function inParallel<T>(items: Iterable<T>, width: number, task: (item: T) => Promise<void>): Promise<void> {
  const iterator = items[Symbol.iterator]()
  let failure: { error: unknown } | undefined
  const work = async () => {
    for (let next = iterator.next(); !next.done && failure === undefined; next = iterator.next()) {
      try {
        await task(next.value)
      } catch (error) {
        failure ??= { error }
      }
    }
  }
  await Promise.all(Array.from({ length: width }, work))
  if (failure !== undefined) throw failure.error
}
