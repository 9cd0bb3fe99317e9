/** Runs the task for each item, so many at a time. */
export async function runTogether<T>(items: readonly T[], width: number, task: (item: T) => Promise<void>): Promise<void> {
  const rest = items[Symbol.iterator]()
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (const item of { [Symbol.iterator]: () => rest }) await task(item)
    }),
  )
}
