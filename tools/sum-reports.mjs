// Sums the test reports into one closing line. The argument says whether another check has failed: 0 or 1.
import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
let passed = 0
let failed = 0
let skipped = 0
for (const file of globSync('{libs,apps,tools}/*/reports/tests.json', { cwd: root })) {
  const report = JSON.parse(readFileSync(join(root, file), 'utf8'))
  passed += report.numPassedTests
  failed += report.numFailedTests
  skipped += report.numPendingTests + report.numTodoTests
  // A file that could not be loaded has no tests to fail.
  failed += report.testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length
}
const otherFailed = process.argv[2] !== '0'
if (passed + failed === 0) console.error('no test ran')
console.log(`${passed} passed, ${failed + (otherFailed && failed === 0 ? 1 : 0)} failed, ${skipped} skipped`)
process.exitCode = passed === 0 || failed > 0 || otherFailed ? 1 : 0
