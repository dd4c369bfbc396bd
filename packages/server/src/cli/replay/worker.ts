// One thread of a replay: takes its part of the file, answers with what it came to.
import { parentPort, workerData } from 'node:worker_threads'
import { replayRange, type Task } from './split.ts'

parentPort?.postMessage(await replayRange(workerData as Task))
