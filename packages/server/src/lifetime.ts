import { StartProblem } from './start-problem.ts'

/** A program that has started. */
export interface Running {
  /** Ends it in good order. Called once. */
  stop(): Promise<void>
  /** Settles when it can't go on; it is then stopped, and the exit code is 1. */
  readonly lost?: Promise<StartProblem>
}

/**
 * Runs a program from its start to its stop: SIGINT and SIGTERM stop it in good order (one that comes during the
 * start waits for its end), a second one leaves at once. A StartProblem becomes one line on standard error and exit
 * code 1; any other error is a fault of ours and is thrown.
 */
export async function live(start: () => Promise<Running>): Promise<void> {
  const { promise: asked, resolve: ask } = Promise.withResolvers<null>()
  let signals = 0
  const onSignal = (signal: NodeJS.Signals) => {
    signals += 1
    ask(null)
    // What holds on to the outside (the database server) is told by the `exit` event.
    if (signals > 1) process.exit(signal === 'SIGINT' ? 130 : 143)
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
  // Nothing else may keep the process alive between its start and its stop.
  const staying = setInterval(() => {}, 2 ** 31 - 1)
  try {
    const running = await start()
    const problem = await Promise.race(running.lost ? [asked, running.lost] : [asked])
    if (problem !== null) complain(problem)
    await running.stop()
  } catch (thrown) {
    if (!(thrown instanceof StartProblem)) throw thrown
    complain(thrown)
  } finally {
    clearInterval(staying)
    process.off('SIGINT', onSignal)
    process.off('SIGTERM', onSignal)
  }
}

function complain(problem: StartProblem): void {
  console.error(problem.message)
  process.exitCode = 1
}
