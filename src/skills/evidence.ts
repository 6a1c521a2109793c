import type { Profile } from '../people/person';
import { listedSkills } from './listed-skills';
import { tellingWords } from './phrases';
import { squeeze, wordsOf } from './normalize';
import type { SkillResolver } from './resolve';
import { isSensitive } from './sensitive';
import type { Evidence, EvidenceSource, SkillId } from './skill';

/** Longest quote that is kept of somebody's words. */
const MOST_TEXT = 200;

/** How much each source counts, 0 to 1: the chance that somebody who says so can help. */
export const TRUST: Readonly<Record<EvidenceSource, number>> = {
  added: 0.9,
  profile: 0.8,
  project: 0.6,
  responsibility: 0.5,
  title: 0.4,
  about: 0.3,
  interest: 0.25,
};

/** What a profile says. */
export interface ProfileEvidence {
  readonly evidence: readonly Evidence[];
  /** Listed skills nobody knew yet; they become skills of this organisation. */
  readonly newcomers: readonly { readonly id: SkillId; readonly label: string }[];
  /** Sentences, for questions that no skill is recognised in. Those that say the opposite are left out. */
  readonly statements: readonly { readonly source: EvidenceSource; readonly text: string }[];
}

const DENIAL =
  /\b(?:no|not|never|without|neither|nor|hardly|lack(?:ing)?|can'?t|cannot|don'?t|doesn'?t|isn'?t|haven'?t|didn'?t|beginner|newbie|rusty|leave (?:that|it|them|those) to|looking for)\b|\b(?:kein(?:e[nrms]?)?|nicht|nie|niemals|ohne|weder|noch nie|kaum|anfänger(?:in)?|überlass\p{L}*|suche?|mir jemand|erklär\p{L}* mir|wer erklärt)(?!\p{L})/iu;
const WISH =
  /\b(?:learn(?:ing)?|get into|looking forward to|would like to|want to|wish|interested in|curious about|hope to|plan to)\b|(?<!\p{L})(?:lernen?|erlernen?|lern(?:e|st|t)?|einarbeiten|möchte|würde (?:ich )?gern\p{L}*|würde|interessiere|neugierig|will mich|kennenlernen)(?!\p{L})/iu;

/** True when a sentence says that somebody cannot do a thing, or only wishes to. */
export function deniesSkill(sentence: string): boolean {
  return DENIAL.test(sentence) || WISH.test(sentence);
}

/** Id of a skill that people here brought along. */
export function organisationSkill(words: string): SkillId {
  return `org:${squeeze(wordsOf(words)).slice(0, 80)}`;
}

/** Turns a profile (and the job title) into evidence. Sentences that deny a skill or only wish for it give none. */
export function evidenceOf(
  profile: Profile & { title?: string | undefined },
  resolver: SkillResolver,
): ProfileEvidence {
  const found = new Map<string, Evidence>();
  const newcomers = new Map<SkillId, string>();
  const statements: { source: EvidenceSource; text: string }[] = [];
  const note = (skill: SkillId, source: EvidenceSource, text: string): void => {
    const key = `${skill}\t${source}`;
    if (!found.has(key)) found.set(key, { skill, source, text: text.slice(0, MOST_TEXT) });
  };

  for (const entry of profile.skills.flatMap(entriesOf)) {
    const id = organisationSkill(entry);
    if (id === 'org:' || deniesSkill(entry)) continue;
    const known = listedSkills(entry, resolver);
    if (known.length === 0) newcomers.set(id, entry.replace(/^#/, '').slice(0, 100));
    for (const skill of known.length > 0 ? known : [id]) note(skill, 'profile', entry);
  }
  const said = (texts: readonly string[], source: EvidenceSource): void => {
    for (const sentence of texts.flatMap(sentencesOf)) {
      if (isSensitive(sentence) || deniesSkill(sentence)) continue;
      statements.push({ source, text: sentence.slice(0, MOST_TEXT) });
      for (const { skill } of resolver.mentioned(sentence, source === 'about' ? 'talk' : 'notes')) {
        note(skill.id, source, sentence);
      }
    }
  };
  said(profile.pastProjects, 'project');
  said(profile.responsibilities, 'responsibility');
  said([profile.aboutMe], 'about');
  for (const entry of profile.interests.flatMap(entriesOf)) {
    const known = resolver.name(entry);
    if (known && !isSensitive(entry)) note(known.skill.id, 'interest', entry);
  }
  if (profile.title) {
    for (const { skill } of resolver.mentioned(profile.title, 'notes'))
      note(skill.id, 'title', profile.title);
  }
  return {
    evidence: [...found.values()],
    newcomers: [...newcomers].map(([id, label]) => ({ id, label })),
    statements,
  };
}

/** One skill each: `Excel, Word` are two, but `SAP FI/CO` and `Research, development and testing` one. */
function entriesOf(entry: string): string[] {
  const parts = entry.split(/[;\n|•]|,(?![^(]*\))/).map((part) => part.trim());
  const list = parts.length > 1 && parts.every((part) => tellingWords(wordsOf(part)).length <= 3);
  return (list ? parts : [entry.trim()]).filter((part) => part !== '');
}

function sentencesOf(text: string): string[] {
  return text
    .slice(0, 20_000)
    .split(/(?<=[.!?])\s+|[\n;•]+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
    .slice(0, 60);
}
