import { describe, expect, test } from 'vitest'
import { pressed } from '../src/agent/keys.ts'
import { beginsSequence, commandFor, matching, type PaletteCommand } from '../src/agent/palette/command.ts'
import { moved } from '../src/agent/palette/option.ts'

const PRESSES = [
  ['a', 'KeyA', '', 'a', 'a Latin letter is itself'],
  ['ф', 'KeyA', '', 'a', 'a Russian one is the letter in its place'],
  ['к', 'KeyR', '', 'r', 'so `к` is `r`'],
  ['ё', 'Backquote', '', null, 'a letter where the Latin layout has none is nobody’s'],
  ['z', 'KeyY', '', 'z', 'a layout that has Latin letters elsewhere is believed'],
  ['k', 'KeyK', 'ctrl', 'Mod+k', 'Ctrl and a letter'],
  ['л', 'KeyK', 'meta', 'Mod+k', 'the command key under a Russian layout'],
  ['K', 'KeyK', 'ctrl shift', 'Mod+Shift+k', 'Shift counts beside Ctrl'],
  ['A', 'KeyA', 'shift', 'Shift+a', 'a capital is another key than the letter'],
  ['/', 'Slash', '', '/', 'a slash'],
  ['.', 'Slash', '', '/', 'the same place under a Russian layout'],
  ['.', 'Period', '', null, 'a full stop is none of ours'],
  ['?', 'Slash', 'shift', '?', 'a sign has its Shift in it'],
  [',', 'Slash', 'shift', '?', 'the same under a Russian layout'],
  ['?', 'Digit7', 'shift', '?', 'wherever the sign stands'],
  ['Enter', 'Enter', '', 'Enter', 'Enter'],
  ['Enter', 'Enter', 'ctrl', 'Mod+Enter', 'Ctrl and Enter'],
  ['Enter', 'NumpadEnter', 'ctrl shift', 'Mod+Shift+Enter', 'both'],
  ['a', 'KeyA', 'alt', null, 'Alt is the browser’s and the layout’s'],
  ['Tab', 'Tab', '', null, 'Tab moves the focus'],
  ['Shift', 'ShiftLeft', 'shift', null, 'Shift alone is nothing'],
] as const

describe('a key', () => {
  test.each(PRESSES)('%s (%s, %s) is %s: %s', (key, code, held, expected) => {
    const is = (name: string) => held.includes(name)
    const press = { key, code, ctrlKey: is('ctrl'), metaKey: is('meta'), altKey: is('alt'), shiftKey: is('shift') }
    expect(pressed(press)).toBe(expected)
  })
})

const command = (id: string, group: PaletteCommand['group'], title: string, keys: readonly string[] = []) => ({
  id,
  group,
  title,
  keys,
  run: () => {},
})
const COMMANDS = [
  command('go-queue', 'go', 'Очередь', ['g q']),
  command('register', 'desk', 'Записать обращение', ['c']),
  command('take', 'page', 'Взять обращение', ['t']),
  command('report', 'page', 'Отчёт за день', ['c']),
  { ...command('next', 'page', 'Вниз по списку', ['j']), isKeyOnly: true },
]
const ids = (commands: readonly PaletteCommand[]) => commands.map(({ id }) => id)

describe('commands', () => {
  test('with nothing typed are all there, those of the page first; what is only a key is not among them', () => {
    expect(ids(matching(COMMANDS, ' '))).toEqual(['take', 'report', 'register', 'go-queue'])
  })

  test.each([
    ['обр', ['take', 'register']],
    ['взя обр', ['take']],
    ['ЗАПИСАТЬ', ['register']],
    ['отчет', ['report']],
    ['о', ['report', 'take', 'register', 'go-queue']],
    ['ередь', []],
  ])('`%s` finds %s', (typed, expected) => {
    expect(ids(matching(COMMANDS, typed))).toEqual(expected)
  })

  test('of the page go before those of the desk where both have the key', () => {
    expect(commandFor(COMMANDS, 'c')?.id).toBe('report')
    expect(commandFor(COMMANDS, 'g q')?.id).toBe('go-queue')
    expect(commandFor(COMMANDS, 'z')).toBeNull()
  })

  test('of two keys begin with the first', () => {
    expect([beginsSequence(COMMANDS, 'g'), beginsSequence(COMMANDS, 'q')]).toEqual([true, false])
  })
})

describe('the arrows', () => {
  const options = ['one', 'two', 'three'].map((id) => ({ id, content: id, run: () => {} }))
  test.each([
    ['ArrowDown', 0, 'two'],
    ['ArrowDown', 2, 'one'],
    ['ArrowUp', 0, 'three'],
    ['ArrowUp', null, 'two'],
    ['Home', 1, undefined],
  ])('%s from line %s leads to %s', (key, from, to) => {
    expect(moved({ key, ctrlKey: false }, options, from === null ? null : (options[from] ?? null))?.id).toBe(to)
  })

  test('lead nowhere in an empty list', () => {
    expect(moved({ key: 'ArrowDown', ctrlKey: false }, [], null)).toBeNull()
  })
})
