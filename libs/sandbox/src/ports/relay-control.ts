import { chmodSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { NaturalCadError } from '@naturalcad/contracts/errors'

/** Tells the inner half of the relay what to listen on. */
export interface RelayControl {
  /** Rejects with `CONFLICT` for a port that is taken inside, `UNAVAILABLE` where the process has ended. */
  openPort(port: number): Promise<void>
  close(): void
}

interface Question {
  port: number
  resolve: () => void
  reject: (error: NaturalCadError) => void
}

/** Waits at the path for the relay, which connects before the program starts; nobody after it is let in. */
export async function listenForRelay(path: string): Promise<RelayControl> {
  let relay: Socket | undefined
  let isOver = false
  const questions: Question[] = []
  const end = () => {
    isOver = true
    for (const { port, reject } of questions.splice(0)) reject(ended(port))
  }
  const server = createServer((socket) => {
    server.close()
    relay = socket.on('error', () => undefined).on('close', end)
    const answers = createInterface({ input: socket })
    // It tells the errors of the socket again, such as a write after the process has ended: `close` follows.
    answers.on('error', () => undefined)
    // What comes from inside is data: anything but the one word is a refusal.
    answers.on('line', (answer) => {
      const question = questions.shift()
      if (answer === 'open') question?.resolve()
      else question?.reject(new NaturalCadError('CONFLICT', `port ${question.port} cannot be opened inside: ${answer.slice(0, 100)}`))
    })
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve))
  chmodSync(path, 0o666)
  return {
    openPort: (port) =>
      new Promise((resolve, reject) => {
        if (relay === undefined || isOver) return reject(ended(port))
        questions.push({ port, resolve, reject })
        relay.write(`${port}\n`)
      }),
    close() {
      server.close()
      relay?.destroy()
      end()
    },
  }
}

function ended(port: number): NaturalCadError {
  return new NaturalCadError('UNAVAILABLE', `port ${port} cannot be opened: the process has ended`)
}
