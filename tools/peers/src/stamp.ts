// Prints which peers of which version are there: part of the cache key of every test run.
import { findPeer } from './find-peer.ts'

for (const name of ['python', 'build123d', 'huggingface_hub', 'bubblewrap'] as const) {
  const peer = findPeer(name)
  console.log(`${name} ${peer.found ? peer.version : 'missing'}`)
}
