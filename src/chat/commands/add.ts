import { errorCard } from '../../cards/error-card';
import { offerCard, peopleText } from '../../cards/offer-cards';
import { OFFER_DIALOG, SKILLS_DATASET } from '../../cards/offer-dialog';
import { learnCard, offeredCard } from '../../cards/offered-cards';
import { hashtag } from '../../cards/reason-line';
import { AppError } from '../../errors';
import type { KnownSkillDeps } from '../../skills/known-skill';
import type { OfferSkills } from '../../skills/offer-skills';
import type { Ideas, IdeasFor } from '../../skills/related-skills';
import type { SuggestSkills } from '../../skills/suggest-skills';
import type { ActionHandler, Command, Reply, Search, Turn } from '../command';
import type { WithPartners } from '../learning-partners';
import { addDialog } from './add-dialog';
import { readTopic } from './topic-data';

/** Teams shows so many choices. */
const MOST_CHOICES = 15;
const NO_IDEAS: Ideas = { listed: [], related: [] };

/** What offering skills stands on. */
export interface AddDeps extends KnownSkillDeps {
  readonly offerSkills: OfferSkills;
  readonly ideasFor: IdeasFor;
  readonly suggest: SuggestSkills;
  readonly withPartners: WithPartners;
  /** Takes back the sender's last change. */
  readonly undo: ActionHandler;
}

/** `/add`: what could others ask you? In a dialog, or with a tap on what fits. */
export function createAddCommand(deps: AddDeps): Command {
  const { offerSkills } = deps;

  /** Ideas say what stands in somebody's profile, so they are for their eyes only. */
  const ideas = async ({ private: alone, sender }: Turn): Promise<Ideas> =>
    alone ? deps.ideasFor(sender.id) : NO_IDEAS;

  /** @param next the verb of what else fits; only confirmations repeat their verb, so two take turns. */
  const confirm =
    (next: 'confirm' | 'confirm-also') =>
    async (turn: Turn, data: unknown): Promise<Reply> => {
      const { sender, locale, words } = turn;
      const skill = await readTopic(deps, turn, data);
      // The card may be weeks old: what was said since then stays.
      const said = await offerSkills.offered(sender.id, [skill.id]);
      const entry = { words: skill.labels[locale], as: skill.id };
      const { offered } =
        said.length > 0 ? { offered: said } : await offerSkills.add(sender.id, [entry], 'solve', locale);
      const { listed, related } = await ideas(turn);
      return offeredCard(words, await deps.withPartners(offered), [...listed, ...related], next);
    };

  /** From a result: I want to learn this as well. What somebody offers themselves stays. */
  async function learn(turn: Turn, data: unknown): Promise<Reply> {
    const { sender, locale, words } = turn;
    if (!turn.private) return errorCard(turn, words.me.private, words.me.privateHint);
    const skill = await readTopic(deps, turn, data);
    const said = await offerSkills.offered(sender.id, [skill.id]);
    const entry = { words: skill.labels[locale], as: skill.id };
    const { offered } =
      said.length > 0 ? { offered: said } : await offerSkills.add(sender.id, [entry], 'learn', locale);
    const [one] = await deps.withPartners(offered);
    if (!one) throw new AppError('invalid', 'no such skill');
    return learnCard(words, one);
  }

  const search: Search = async ({ words }, typed) => {
    const found = await deps.suggest(typed, MOST_CHOICES - 1);
    const choices = found.map(({ skill, helpers, alias }) => ({
      title: [hashtag(skill, words), alias, peopleText(words, helpers)].filter(Boolean).join(' · '),
      value: skill.id,
    }));
    // A field of choices hands in nothing but choices, so what nobody has yet is one as well.
    const own = typed.replace(/[\s,;#]+/g, ' ').trim();
    const isKnown = found.some(({ skill: { labels } }) =>
      Object.values(labels).some((label) => label.toLowerCase() === own.toLowerCase()),
    );
    return own.length < 2 || isKnown ? choices : [...choices, { title: words.add.newTag(own), value: own }];
  };

  return {
    name: 'add',
    aliases: { en: ['add', 'offer'], de: ['biete', 'anbieten'] },
    takesWords: true,
    run: async (turn, args) => offerCard(turn.words, args, await ideas(turn)),
    actions: { confirm: confirm('confirm-also'), 'confirm-also': confirm('confirm'), learn },
    dialogs: { [OFFER_DIALOG]: addDialog(deps) },
    searches: { [SKILLS_DATASET]: search },
  };
}
