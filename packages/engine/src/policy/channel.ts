import type { Channel, ChannelRule, Clauses, Regulation } from '../regulation/index.ts'
import { CHANNELS } from '../regulation/vocabulary.ts'
import type { Request } from './request.ts'

/** Whether the channel that a request came by is open to it, and the clauses that say so. */
export function channelOf(request: Request, rule: ChannelRule): { readonly open: boolean; readonly clauses: Clauses } {
  const { channel } = request
  if (barred(request, channel, rule)) return { open: false, clauses: rule.about[channel]?.clauses ?? rule.clauses }
  return { open: rule.open.includes(channel) || rule.also.includes(channel), clauses: rule.clauses }
}

/** The channels to write to; those by invitation are not named to one who has none (U5). */
export function channelsOpenTo(request: Request, rule: ChannelRule): readonly Channel[] {
  return rule.open.filter((channel) => !barred(request, channel, rule))
}

/** The channels of a regulation that some programme opens by invitation only (U5). */
export function channelsByInvitation({ programmes }: Regulation): readonly Channel[] {
  return CHANNELS.filter((channel) => programmes.some(({ channels }) => channels.about[channel]?.byInvitation != null))
}

function barred(request: Request, channel: Channel, rule: ChannelRule): boolean {
  return request.invited === false && rule.about[channel]?.byInvitation != null
}
