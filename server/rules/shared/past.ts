// Whether a date has gone by. A day lasts until its end; a moment is over when it is over.
import type { When } from '../../../schemas/packet.ts'
import type { Clock } from '../../workspace/subject.ts'

export const isPast = ({ day, minutes }: Pick<When, 'day' | 'minutes'>, { today, now }: Clock): boolean =>
  minutes === undefined ? day < today : minutes < now
