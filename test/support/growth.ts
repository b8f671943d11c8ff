// Tells time that grows with the text from time that grows with its square, on machines that do other things as well: what is counted is this process's own.
import assert from 'node:assert/strict'

/** Fails when eight times as much takes more than thirty times as long; under half a second nobody minds. */
export function growsEvenly(run: (count: number) => void, count = 1_500): void {
  const best = (size: number) =>
    Math.min(
      ...[1, 2].map(() => {
        const start = process.cpuUsage()
        run(size)
        const { user, system } = process.cpuUsage(start)
        return (user + system) / 1000
      }),
    )
  best(count / 5)
  const [short, long] = [best(count), best(8 * count)]
  assert.ok(long < Math.max(30 * short, 500), `${short} ms, then ${long} ms for eight times as much`)
}
