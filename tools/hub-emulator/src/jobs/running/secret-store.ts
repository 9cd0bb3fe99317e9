/** Values of secrets, by the job or schedule that they were given to. They are nowhere else, so they end with the emulator. */
export interface SecretStore {
  set(id: string, secrets: Readonly<Record<string, string>>): void
  /** Undefined when they are lost. */
  get(id: string, names: readonly string[]): Readonly<Record<string, string>> | undefined
  delete(id: string): void
  clear(): void
}

export function createSecretStore(): SecretStore {
  const values = new Map<string, Readonly<Record<string, string>>>()
  return {
    set: (id, secrets) => {
      if (Object.keys(secrets).length > 0) values.set(id, secrets)
    },
    get: (id, names) => (names.length === 0 ? {} : values.get(id)),
    delete: (id) => void values.delete(id),
    clear: () => values.clear(),
  }
}
