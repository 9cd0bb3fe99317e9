import { findPeer } from '@naturalcad/peers'
import { expect, test } from 'vitest'

test('tells the program and its version, or why it is missing', () => {
  for (const name of ['python', 'build123d', 'huggingface_hub', 'bubblewrap'] as const) {
    const peer = findPeer(name)
    if (peer.found) expect(peer.version).toMatch(/^\d+\.\d+/)
    else expect(peer.reason).toMatch(/\.\/dev python|apt-get install/)
  }
})
