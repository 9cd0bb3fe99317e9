import { defaultSettings } from '@naturalcad/contracts/settings'

/** Of every part, in millimetres and openings; said once, in the settings of the system. */
export const { minLength: smallestSize, maxLength: largestSize, maxHoles } = defaultSettings.part
