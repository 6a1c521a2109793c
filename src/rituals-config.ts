import { z } from 'zod';
import type { DigestHour } from './rituals/digest-moment';
import { orDefault } from './setting';

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const FORM = new RegExp(`^(${DAYS.join('|')}) ([01]\\d|2[0-3]):([0-5]\\d)$`);

/** Habits of the house, as they stand in the environment. */
export const ritualSettings = {
  DIGEST: orDefault(
    z.string().refine((value) => value === 'off' || FORM.test(value), 'must be like Mon 09:00, or off'),
    'Mon 09:00',
  ),
};

/** What counts where nothing is set. */
export const RITUALS: Rituals = { digest: { weekday: 0, minutes: 9 * 60 } };

/** Habits of the house. */
export interface Rituals {
  /** When the weekly digest comes to whoever wants it; absent: nobody gets one. */
  readonly digest?: DigestHour | undefined;
}

export function toRituals(value: z.output<z.ZodObject<typeof ritualSettings>>): Rituals {
  const [, day = '', hours, minutes] = FORM.exec(value.DIGEST) ?? [];
  const weekday = DAYS.indexOf(day);
  return { digest: weekday < 0 ? undefined : { weekday, minutes: Number(hours) * 60 + Number(minutes) } };
}
