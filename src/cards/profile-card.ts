import type { Reply } from '../chat/command';
import { day, type Messages } from '../i18n/messages';
import type { Person } from '../people/person';
import type { EvidenceSource, Level, Skill } from '../skills/skill';
import { card, container, facts, heading, line, note, run, shorten, type Element } from './elements';
import { hashtag } from './reason-line';

/** One skill of mine, with the strongest place it is known from. */
export interface ShownSkill {
  readonly skill: Skill;
  readonly source: EvidenceSource;
  readonly level?: Level | undefined;
}

/** A sentence somebody wrote with their thanks. */
export interface ReceivedSentence {
  readonly from: Person | undefined;
  readonly sentence: string;
  readonly at: number;
}

/** Skills listed on the card; the rest is counted. */
const SHOWN_SKILLS = 12;
const SHOWN_SENTENCES = 3;

/** `/me`: my skills with their source, and the thanks I got. */
export function profileCard(
  words: Messages,
  person: Person,
  skills: readonly ShownSkill[],
  thanks: number,
  sentences: readonly ReceivedSentence[],
): Reply {
  const { me } = words;
  const place = [person.title, person.department, person.office].filter(Boolean).join(' · ');
  const body: Element[] = [
    heading(me.heading),
    line([run(shorten(person.name, 80), { weight: 'bolder' })]),
    ...(place ? [note(shorten(place, 140), { spacing: 'none' })] : []),
    facts([{ title: me.thanks, value: String(thanks) }]),
    line([run(me.skills, { weight: 'bolder' })], { spacing: 'medium' }),
    ...skillLines(words, skills),
  ];
  if (sentences.length > 0) {
    body.push(line([run(me.sentences, { weight: 'bolder' })], { spacing: 'medium' }));
    for (const { from, sentence, at } of sentences.slice(0, SHOWN_SENTENCES)) {
      const who = [from?.name, day(at, words.locale)].filter(Boolean).join(', ');
      body.push(
        container([
          line([run(`“${shorten(sentence, 300)}”`, { italic: true })]),
          note(who, { spacing: 'none' }),
        ]),
      );
    }
  }
  const summary = `${me.heading}: ${me.thanks} ${thanks}, ${me.skills} ${skills.length}`;
  return { card: card(words.locale, summary, body), summary };
}

function skillLines(words: Messages, skills: readonly ShownSkill[]): Element[] {
  const { me, reason } = words;
  if (skills.length === 0) return [line(me.noSkills)];
  const lines = skills.slice(0, SHOWN_SKILLS).map(({ skill, source, level }) =>
    line(
      [
        run(hashtag(skill, words)),
        run(` · ${[level && reason.level[level], me.source[source]].filter(Boolean).join(' · ')}`, {
          isSubtle: true,
        }),
      ],
      { spacing: 'small' },
    ),
  );
  const rest = skills.length - SHOWN_SKILLS;
  return rest > 0 ? [...lines, note(me.more(rest))] : lines;
}
