import type { Clock } from '../clock';
import { createAmbassadorStore } from '../sqlite/ambassador-store';
import { createBadgeStore } from '../sqlite/badge-store';
import type { Database } from '../sqlite/database';
import { createTestimonialStore } from '../sqlite/testimonial-store';
import { createThanksStore } from '../sqlite/thanks-store';
import type { Gratitude } from '../thanks/gratitude';

/** The stores of thanks and what becomes of them. */
export function openGratitude(db: Database, clock: Clock): Gratitude {
  return {
    thanks: createThanksStore(db),
    testimonials: createTestimonialStore(db, clock),
    badges: createBadgeStore(db, clock),
    ambassadors: createAmbassadorStore(db, clock),
  };
}
