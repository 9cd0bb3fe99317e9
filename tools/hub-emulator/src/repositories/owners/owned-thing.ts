/** A repository or a bucket in the list of what an account owns. */
export interface OwnedThing {
  id: string
  fullName: string
  type: string
  visibility: string
  updatedAt: number
  /** Bytes. */
  storage: number
}
