/** Of this package; part of every draft, since another version may read the same sentence differently. */
export const plannerVersion = '0.1.0'
