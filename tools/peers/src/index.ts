import { describe, test } from 'vitest'
import { findPeer, type PeerName } from './find-peer.ts'

export { findPeer, peerNames, type FoundPeer, type PeerName } from './find-peer.ts'

/**
 * Tests against an independent program. Where it is missing the suite is skipped with the reason in its name, or fails
 * when `NATURALCAD_PEERS=required`.
 */
export function describePeer(name: PeerName, title: string, suite: (program: string) => void): void {
  const peer = findPeer(name)
  if (peer.found) {
    describe(`${title} (${peer.name} ${peer.version})`, () => suite(peer.program))
    return
  }
  if (process.env['NATURALCAD_PEERS'] === 'required') {
    test(title, () => {
      throw new Error(`peer ${name} is required and missing: ${peer.reason}`)
    })
    return
  }
  describe.skip(`${title} (skipped: ${peer.reason})`, () => suite('missing'))
}
