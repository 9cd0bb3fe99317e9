/** Everything in a shard lies in records of this size. */
export const recordBytes = 48
export const hashBytes = 32
export const footerBytes = 200
export const headerVersion = 2
export const footerVersion = 1

export const magic = Buffer.from([...Buffer.from('HFRepoMetaData\0'), 85, 105, 103, 69, 106, 123, 129, 87, 131, 165, 189, 217, 92, 205, 209, 74, 169])

/** Ends the section of files and that of xorbs. */
export const bookend = Buffer.concat([Buffer.alloc(hashBytes, 0xff), Buffer.alloc(recordBytes - hashBytes)])

export const fileFlags = { verification: 0x8000_0000, metadata: 0x4000_0000 } as const
