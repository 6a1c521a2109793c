import type { Clock } from '../clock';
import { createAmbassadorStore } from '../sqlite/ambassador-store';
import { createBadgeStore } from '../sqlite/badge-store';
import type { OnUndelivered } from '../notices/notice';
import type { Database } from '../sqlite/database';
import type { Visibility } from '../sqlite/findable';
import { createKnownTopics } from '../sqlite/known-topics';
import { noticeWriter } from '../sqlite/notice-store';
import { createTestimonialStore } from '../sqlite/testimonial-store';
import { createThanksStore } from '../sqlite/thanks-store';
import type { Gratitude } from '../thanks/gratitude';
import { POSTED_THANKS } from '../thanks/thanks';

/** The stores of thanks and what becomes of them. */
export function openGratitude(
  db: Database,
  visibility: Visibility,
  clock: Clock,
): Gratitude & {
  /** The community did not read it: the asker's card says so no longer. */
  readonly onUnposted: OnUndelivered;
} {
  const notices = noticeWriter(db);
  return {
    onUnposted: {
      [POSTED_THANKS]: ({ subject, at }) => notices.touch({ kind: 'sentence-given', subject }, at),
    },
    thanks: createThanksStore(db),
    testimonials: createTestimonialStore(db, clock),
    badges: createBadgeStore(db, clock, createKnownTopics(db, { clock, visibility })),
    ambassadors: createAmbassadorStore(db, clock),
  };
}
