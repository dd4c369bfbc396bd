// What the loads have in common: so many connections, so long, and how they say what they did.

export interface Load {
  readonly done: number
  readonly failed: number
  readonly seconds: number
  readonly perSecond: number
  readonly medianMs: number
  readonly p95Ms: number
}

/** Repeats `once` on every connection until the time is over; one that fails three times in a row ends the run. */
export async function repeat(
  connections: number,
  seconds: number,
  once: (connection: number, turn: number) => Promise<void>,
): Promise<Load> {
  const tookMs: number[] = []
  let failed = 0
  const from = performance.now()
  const until = from + seconds * 1000
  await Promise.all(
    Array.from({ length: connections }, async (_, connection) => {
      let failures = 0
      for (let turn = 0; performance.now() < until; turn++) {
        const began = performance.now()
        try {
          await once(connection, turn)
          tookMs.push(performance.now() - began)
          failures = 0
        } catch (thrown) {
          failed += 1
          failures += 1
          if (failures === 3) throw thrown
        }
      }
    }),
  )
  const took = (performance.now() - from) / 1000
  const sorted = tookMs.toSorted((a, b) => a - b)
  const at = (part: number) => Math.round((sorted[Math.floor(sorted.length * part)] ?? 0) * 100) / 100
  return {
    done: sorted.length,
    failed,
    seconds: Math.round(took * 100) / 100,
    perSecond: Math.round(sorted.length / took),
    medianMs: at(0.5),
    p95Ms: at(0.95),
  }
}

export const TEXT =
  'Добрый день! После вчерашнего обновления часть пользователей не может подключиться по VPN: соединение устанавливается, ' +
  'но внутренние адреса не открываются. Перезагрузка не помогла. Версию и журнал прикладываем ниже.'
