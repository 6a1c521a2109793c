import { z } from 'zod';
import { TERMS, type Terms } from './privacy/privacy';
import { orDefault } from './setting';

/** A whole number of these digits. */
function count(from: number, to: number, fallback: number) {
  return orDefault(
    z
      .string()
      .refine(
        (value) => /^\d{1,4}$/.test(value) && Number(value) >= from && Number(value) <= to,
        `must be a number from ${from} to ${to}`,
      )
      .transform(Number),
    String(fallback),
  );
}

/** The settings of how long things are kept, as they stand in the environment. */
export const retentionSettings = {
  RETENTION_NOTICES_DAYS: count(1, 365, TERMS.noticeDays),
  RETENTION_THANKS_MONTHS: count(1, 120, TERMS.thanksMonths),
  RETENTION_REQUESTS_DAYS: count(1, 3650, TERMS.requestDays),
  RETENTION_FEEDBACK_DAYS: count(1, 365, TERMS.feedbackDays),
  RETENTION_PULSE_WEEKS: count(1, 520, TERMS.pulseWeeks),
  RETENTION_BACKUPS_DAYS: count(0, 3650, TERMS.backupDays),
};

export function toTerms(value: z.output<z.ZodObject<typeof retentionSettings>>): Terms {
  return {
    noticeDays: value.RETENTION_NOTICES_DAYS,
    thanksMonths: value.RETENTION_THANKS_MONTHS,
    requestDays: value.RETENTION_REQUESTS_DAYS,
    feedbackDays: value.RETENTION_FEEDBACK_DAYS,
    pulseWeeks: value.RETENTION_PULSE_WEEKS,
    backupDays: value.RETENTION_BACKUPS_DAYS,
  };
}
