import type { Path, SourceDocument } from './document.ts'
import type { Regulation } from './model.ts'
import type { RegulationFile } from './schema.ts'
import { CHANNELS, type Channel } from './vocabulary.ts'

type Written = NonNullable<RegulationFile['channels']>

/** Channels that stand twice, are spoken of and opened nowhere, or can't be come by. */
export function lintChannels(file: RegulationFile, regulation: Regulation, document: SourceDocument): void {
  for (const [path, rule] of writtenRules(file)) {
    checkTwice(rule, path, document)
    checkDetails(rule, path, document)
  }
  for (const { id, channels, admission } of regulation.programmes) {
    const path = document.has(['programmes', id, 'channels']) ? ['programmes', id, 'channels'] : ['channels']
    if (channels.open.length === 0 && admission !== 'refuse' && document.has([...path, 'open']))
      document.report(
        'no-channel',
        [...path, 'open'],
        `no channel is open to \`${id}\`, so its clients can't be told where to write`,
        'open at least one, or write `admission: refuse`',
        'key',
      )
  }
  const opened = new Set<Channel>()
  const isShared = Object.values(file.programmes).some((each) => each.channels === undefined)
  for (const [path, rule] of writtenRules(file)) {
    if (path.length > 1 || isShared) for (const channel of [...rule.open, ...rule.also]) opened.add(channel)
  }
  const isOpened = (name: string) => !isChannel(name) || opened.has(name)
  for (const name of Object.keys(file.contacts)) {
    if (!isOpened(name))
      document.report(
        'channel-not-opened',
        ['contacts', name],
        `the contacts lead to \`${name}\`, but no programme opens it`,
        'open it in `channels:`, or leave the contact out',
        'key',
      )
  }
  for (const [kind, { asked }] of Object.entries(file.renewals)) {
    for (const [i, channel] of (asked?.channels ?? []).entries()) {
      if (!isOpened(channel))
        document.report(
          'channel-not-opened',
          ['renewals', kind, 'asked', 'channels', i],
          `renewals are asked for by \`${channel}\`, but no programme opens it`,
          'open it in `channels:`, or name another',
        )
    }
  }
}

/** Each list of channels where it is written, so that one for the whole file is judged once. */
function writtenRules(file: RegulationFile): readonly [Path, Written][] {
  const rules: [Path, Written | undefined][] = [
    [['channels'], file.channels],
    ...Object.entries(file.programmes).map(([id, each]): [Path, Written | undefined] => [
      ['programmes', id, 'channels'],
      each.channels,
    ]),
  ]
  return rules.filter((each): each is [Path, Written] => each[1] !== undefined)
}

function checkTwice({ open, also }: Written, path: Path, document: SourceDocument): void {
  const seen = new Set<Channel>()
  for (const [key, list] of [
    ['open', open],
    ['also', also],
  ] as const) {
    for (const [i, channel] of list.entries()) {
      if (seen.has(channel))
        document.report(
          'channel-twice',
          [...path, key, i],
          `\`${channel}\` stands twice in the channels`,
          'leave one of the two',
        )
      seen.add(channel)
    }
  }
}

function checkDetails({ open, also, about }: Written, path: Path, document: SourceDocument): void {
  const taken = new Set<Channel>([...open, ...also])
  for (const channel of CHANNELS) {
    const detail = about[channel]
    if (!detail) continue
    if (!taken.has(channel))
      document.report(
        'channel-not-opened',
        [...path, 'about', channel],
        `\`${channel}\` is spoken of, but not opened`,
        'add it to `open:`, or leave it out',
        'key',
      )
    const askedBy = detail['by-invitation']?.['asked-by']
    if (askedBy === undefined) continue
    const why =
      askedBy === channel
        ? 'is the channel itself'
        : !taken.has(askedBy)
          ? 'is not open'
          : about[askedBy]?.['by-invitation']
            ? 'is by invitation too'
            : null
    if (why)
      document.report(
        'invitation-out-of-reach',
        [...path, 'about', channel, 'by-invitation', 'asked-by'],
        `an invitation to \`${channel}\` is asked for by \`${askedBy}\`, which ${why}`,
        'name a channel that is open to all',
      )
  }
}

function isChannel(name: string): name is Channel {
  return (CHANNELS as readonly string[]).includes(name)
}
