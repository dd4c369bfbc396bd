// node bench/intake/http-load.ts URL CONNECTIONS SECONDS: requests to the public form, as fast as they are answered.
import { Agent, request } from 'node:http'
import { CLIENTS, DESK, emailOf } from './desk.ts'
import { repeat, TEXT } from './load.ts'

const [url = '', connections = '16', seconds = '5'] = process.argv.slice(2)
const agent = new Agent({ keepAlive: true, maxSockets: Number(connections) })
const target = new URL(`/api/public/desks/${DESK}/cases`, url)
const first = Math.floor(Math.random() * CLIENTS)

function submit(client: number): Promise<void> {
  const body = JSON.stringify({
    channel: 'portal',
    contact: { email: emailOf(client) },
    product: 'ics',
    version: '7.9.9',
    topic: 'fault',
    subject: 'Не открываются внутренние адреса',
    description: TEXT,
  })
  return new Promise((resolve, reject) => {
    const sent = request(
      target,
      {
        agent,
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      },
      (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('end', () => {
          if (answer.statusCode === 201) resolve()
          else reject(new Error(`answered ${answer.statusCode}: ${Buffer.concat(parts)}`))
        })
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

let next = first
const load = await repeat(Number(connections), Number(seconds), () => submit(next++ % CLIENTS))
agent.destroy()
console.log(JSON.stringify(load))
