import { answered } from './answer.ts'
import type { components } from './generated/schema.ts'
import { http } from './transport.ts'

export type Channels = components['schemas']['Channels']

/** How clients reach the desk, and whether its letters go out. @throws ApiError */
export const getChannels = (desk: string): Promise<Channels> =>
  answered(http.GET('/api/desks/{desk}/channels', { params: { path: { desk } } }))
