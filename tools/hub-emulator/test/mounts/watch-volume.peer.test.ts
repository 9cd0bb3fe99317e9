import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describePeer } from '@naturalcad/peers'
import { expect, onTestFinished, test } from 'vitest'
import { assetsFolder } from '../../src/assets-folder.ts'
import { newFolder } from '../support/containers.ts'

/** The program as it is, except that the first so many leases of each file are refused. */
const refusing = (times: number) => `
import errno, fcntl, os, runpy, sys
real, counts = fcntl.fcntl, {}
def asked(file, command, *rest):
    if command == fcntl.F_SETLEASE:
        inode = os.fstat(file).st_ino
        counts[inode] = counts.get(inode, 0) + 1
        if counts[inode] <= ${times}: raise OSError(errno.EAGAIN, 'refused')
    return real(file, command, *rest)
fcntl.fcntl = asked
runpy.run_path(sys.argv.pop(1), run_name='__main__')
`

interface Told {
  event: string
  path?: string
  spool?: string
}

async function watch(python: string, times: number) {
  const folder = newFolder()
  const [files, spool] = [join(folder, 'files'), join(folder, 'spool')]
  for (const each of [files, spool]) mkdirSync(each)
  const child = spawn(python, ['-B', '-c', refusing(times), join(assetsFolder, 'watch_volume.py'), files, spool], { stdio: ['pipe', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const next = async () => JSON.parse((await lines.next()).value as string) as Told
  expect(await next()).toEqual({ event: 'ready' })
  return { files, spool, next, send: (command: object) => void child.stdin.write(`${JSON.stringify(command)}\n`) }
}

describePeer('python', 'a volume', (python) => {
  test('keeps a file whose close is told before the kernel takes it for closed', async () => {
    const { files, spool, next, send } = await watch(python, 3)
    writeFileSync(join(files, 'state.json'), 'one')
    send({ do: 'sync', id: 1, last: true })
    const told = await next()
    expect(told).toMatchObject({ event: 'closed', path: 'state.json' })
    expect(readFileSync(join(spool, told.spool ?? ''), 'utf8')).toBe('one')
    expect(await next()).toEqual({ event: 'synced', id: 1 })
  })

  test('does not wait for ever for a file that stays open', async () => {
    const { files, next, send } = await watch(python, 1000)
    writeFileSync(join(files, 'state.json'), 'one')
    send({ do: 'sync', id: 1, last: true })
    expect(await next()).toEqual({ event: 'synced', id: 1 })
  })
})
