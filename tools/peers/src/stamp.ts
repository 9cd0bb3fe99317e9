// Prints which peers of which version are there: part of the cache key of every test run.
import { findPeer, peerNames } from './find-peer.ts'

for (const name of peerNames) {
  const peer = findPeer(name)
  console.log(`${name} ${peer.found ? peer.version : 'missing'}`)
}
