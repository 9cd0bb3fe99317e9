import { createDiskStore, createHuggingFaceStore, createMemoryStore, createMountedFolderStore, createS3Store, createSupabaseStore, type RemoteOptions } from '@naturalcad/bucket-store'
import type { ObjectStore } from '@naturalcad/contracts/store'

/** Where objects are kept, as it can be told to another process. */
export type Place =
  | { kind: 'memory' }
  | { kind: 'disk'; root: string }
  | { kind: 'mounted folder'; root: string }
  | { kind: 's3'; endpoint: string; bucket: string }
  | { kind: 'supabase'; url: string; serviceRoleKey: string; bucket: string }
  | { kind: 'hugging face'; hubUrl: string; accessToken: string; bucket: string }

export function openPlace(place: Place, options: RemoteOptions = {}): ObjectStore {
  switch (place.kind) {
    case 'memory':
      return createMemoryStore()
    case 'disk':
      return createDiskStore(place)
    case 'mounted folder':
      return createMountedFolderStore(place)
    case 's3':
      return createS3Store({ ...place, ...options, accessKeyId: 'torture', secretAccessKey: 'torture' })
    case 'supabase':
      return createSupabaseStore({ ...place, ...options })
    case 'hugging face':
      return createHuggingFaceStore({ ...place, ...options })
  }
}
