export interface BenchOptions {
  rounds: number
  tell: (message: string) => void
}
