/** A run record of the usual size, about 330 bytes as JSON. */
export function makeRecord(n: number): Record<string, unknown> {
  return {
    timestamp: new Date(1_767_225_600_000 + n * 1000).toISOString(),
    run_id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    prompt: `Heavy steel bracket with ${n % 9} bolt holes, ${60 + (n % 80)} mm wide, 8 mm thick, with a fillet of 2 mm along the upper edges`,
    geometry_family: ['bracket', 'flange', 'tube', 'plate'][n % 4],
    success: n % 100 !== 0,
    runtime_seconds: (n % 977) / 100,
    error: null,
  }
}
