import type { AmbassadorStore } from '../ambassadors/ambassador';
import { ambassadorNotices, type AmbassadorCardDeps } from '../ambassadors/ambassador-notices';
import type { Community } from '../community/posts';
import type { Renderers } from '../notices/render';
import type { Resolver } from '../skills/skill';
import type { BadgeStore } from './badges';
import type { TestimonialStore } from './testimonial';
import type { ThanksStore } from './thanks';
import { thanksNotices } from './thanks-notices';

/** The stores of thanks and of what becomes of them. */
export interface Gratitude {
  readonly thanks: ThanksStore;
  readonly testimonials: TestimonialStore;
  readonly badges: BadgeStore;
  readonly ambassadors: AmbassadorStore;
}

/** What is told about thanks, and to those who were helped. */
export function gratitudeNotices(
  deps: Gratitude &
    AmbassadorCardDeps & { readonly resolver: Resolver; readonly community?: Community | undefined },
): Renderers {
  return { ...thanksNotices(deps), ...ambassadorNotices(deps) };
}
