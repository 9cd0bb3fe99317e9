import { cancellationCases } from './cases/cancellation.ts'
import { closingCases } from './cases/closing.ts'
import { concurrencyCases } from './cases/concurrency.ts'
import { conditionCases } from './cases/conditions.ts'
import { copyingCases } from './cases/copying.ts'
import { deletingCases } from './cases/deleting.ts'
import { folderCases } from './cases/folders.ts'
import { keyCases } from './cases/keys.ts'
import { largeCases } from './cases/large.ts'
import { listingCases } from './cases/listing.ts'
import { pagingCases } from './cases/paging.ts'
import { puttingTogetherCases } from './cases/putting-together.ts'
import { rangeCases } from './cases/ranges.ts'
import { resumeCases } from './cases/resume.ts'
import { signedUrlCases } from './cases/signed-urls.ts'
import { writingCases } from './cases/writing.ts'
import type { StoreCase } from './store-case.ts'

/** Everything that the interface promises. */
export const storeCases: readonly StoreCase[] = [
  ...writingCases,
  ...rangeCases,
  ...keyCases,
  ...folderCases,
  ...listingCases,
  ...pagingCases,
  ...deletingCases,
  ...copyingCases,
  ...puttingTogetherCases,
  ...conditionCases,
  ...cancellationCases,
  ...concurrencyCases,
  ...largeCases,
  ...resumeCases,
  ...signedUrlCases,
  ...closingCases,
]
