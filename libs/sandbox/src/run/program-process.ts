import { readTree, type TreeProcess } from './process-tree.ts'

/** Of a started command: the process that became the program, which is what bubblewrap, be it twice, started first. */
export function findProgramProcess(root: number): number | undefined {
  const tree = readTree(root)
  let found: TreeProcess | undefined = tree[0]
  while (found?.name === 'bwrap') {
    const { pid } = found
    found = tree.filter(({ parent }) => parent === pid).sort((a, b) => a.startedAt - b.startedAt || a.pid - b.pid)[0]
  }
  return found?.pid
}
