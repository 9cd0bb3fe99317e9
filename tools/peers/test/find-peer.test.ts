import { findPeer, peerNames } from '@naturalcad/peers'
import { expect, test } from 'vitest'

test('tells the program and its version, or why it is missing', () => {
  for (const name of peerNames) {
    const peer = findPeer(name)
    if (peer.found) expect(peer.version).toMatch(/^\d+\.\d+/)
    else expect(peer.reason).toMatch(/\.\/dev python|apt-get install/)
  }
})
