// The stand-in for Supabase Storage in a process of its own. Prints where it is, and ends with its standard input.
import { startSupabaseStandIn } from '../../../../../libs/bucket-store/test/support/supabase-stand-in.ts'

const standIn = await startSupabaseStandIn()
const buckets = process.argv.slice(2)
for (const bucket of buckets) standIn.createBucket(bucket)
process.stdout.write(`${JSON.stringify({ url: standIn.url, key: standIn.key })}\n`)
process.stdin.resume().on('end', () => void standIn.stop().then(() => process.exit()))
