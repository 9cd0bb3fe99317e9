/** What a live test hands to a parameter that takes a file. */
export interface SampleFile {
  fileName: string
  base64: string
}

/** A yellow square on blue, 64 by 64. */
export const samplePicture: SampleFile = {
  fileName: 'sample.png',
  base64: 'iVBORw0KGgoAAAANSUhEUgAAAEAAAABAAQMAAACQp+OdAAAABlBMVEUeWqDwyDw6+0ZaAAAAHklEQVR42mNgGFyAkYHhPwMDAyMDE0xklIHMGGwAAPa7AUAn7aGOAAAAAElFTkSuQmCC',
}
