import type { Attack } from '../attack.ts'

const talk = (socket: string, connect: string) => `
import socket
s = socket.socket(${socket})
s.settimeout(2)
${connect}
s.sendall(b'ask\\n')
if s.recv(100): print('REACHED')
`

const everywhere = { script: 1, process: 1, connected: 2 } as const

export const networkAttacks: readonly Attack[] = [
  {
    name: 'tcp',
    tries: 'talks to a server on loopback',
    program: talk('socket.AF_INET, socket.SOCK_STREAM', "s.connect(('127.0.0.1', scene['tcpPort']))"),
    containedFrom: everywhere,
  },
  {
    name: 'udp',
    tries: 'exchanges datagrams, as DNS does',
    program: talk('socket.AF_INET, socket.SOCK_DGRAM', "s.connect(('127.0.0.1', scene['udpPort']))"),
    containedFrom: everywhere,
  },
  {
    name: 'unix-socket',
    tries: 'talks to a service through its socket file',
    program: talk('socket.AF_UNIX, socket.SOCK_STREAM', "s.connect(scene['socketPath'])"),
    containedFrom: everywhere,
  },
  {
    name: 'abstract-socket',
    tries: 'talks to a service through an abstract socket',
    program: talk('socket.AF_UNIX, socket.SOCK_STREAM', "s.connect('\\0' + scene['abstractName'])"),
    containedFrom: everywhere,
  },
  {
    name: 'fast-open',
    tries: 'talks to a server on loopback by sending, without connecting',
    program: `
import socket
s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.sendto(b'ask\\n', socket.MSG_FASTOPEN, ('127.0.0.1', scene['tcpPort']))
s.settimeout(2)
if s.recv(100): print('REACHED')
`,
    containedFrom: everywhere,
  },
  {
    name: 'multipath-tcp',
    tries: 'talks to a server on loopback by the other kind of TCP',
    program: talk('socket.AF_INET, socket.SOCK_STREAM, 262', "s.connect(('127.0.0.1', scene['tcpPort']))"),
    containedFrom: everywhere,
  },
]
