import { expect, test } from 'vitest'
import { openPresence, type Sign } from '../../src/realtime/presence.ts'

function watched() {
  const told: string[] = []
  let nowMs = 0
  const presence = openPresence(
    (desk, { number, people }) =>
      told.push(
        `${desk} ${number}: ${people.map(({ name, isWriting }) => `${name}${isWriting ? '*' : ''}`).join(', ')}`,
      ),
    () => nowMs,
  )
  const sign = (name: string, doing: Sign['doing'], page = name, number = 1) =>
    presence.heard({ desk: 'd', number, page, user: { id: name, name }, doing })
  const wait = (ms: number) => {
    nowMs += ms
  }
  return { presence, sign, told, wait }
}

test('whoever is silent for 40 seconds has gone; whoever says so stays', () => {
  const { presence, sign, told, wait } = watched()
  sign('Анна', 'looking')
  sign('Борис', 'writing')
  wait(30_000)
  sign('Анна', 'looking')
  wait(15_000)
  presence.sweep()
  expect(told).toEqual(['d 1: Анна', 'd 1: Анна, Борис*', 'd 1: Анна'])
  wait(60_000)
  presence.sweep()
  expect(presence.at('d')).toEqual([])
})

test('a person with two pages is there once, and writes where one of them does', () => {
  const { sign, told } = watched()
  sign('Анна', 'looking', 'first')
  sign('Анна', 'writing', 'second')
  sign('Анна', 'gone', 'second')
  sign('Анна', 'gone', 'first')
  expect(told).toEqual(['d 1: Анна', 'd 1: Анна*', 'd 1: Анна', 'd 1: '])
})

test('desks and cases are apart', () => {
  const { presence, sign } = watched()
  sign('Анна', 'looking', 'a', 1)
  sign('Анна', 'looking', 'a', 2)
  expect(presence.at('d').map(({ number }) => number)).toEqual([1, 2])
  expect(presence.at('other')).toEqual([])
})
