import type { Where } from './calls.js';
import type { CommandView, Language, PersonView, StateView } from './wire.js';
import { type Words, words } from './words.js';

/** What all parts of the page share: who looks, at which chat, in which language. */
export interface Desk {
  state: StateView;
  commands: readonly CommandView[];
  language: Language;
  /** The open chat. */
  chat: string;
  readonly words: Words;
  readonly me: PersonView | undefined;
  /** The open chat as calls name it. */
  where: (thread?: string) => Where;
  /** Says something to a screen reader. */
  announce: (text: string) => void;
  /** Looks at the demo as somebody else. */
  become: (person: string) => void;
}

export function createDesk(state: StateView, commands: readonly CommandView[]): Desk {
  const spoken = document.getElementById('spoken');
  return {
    state,
    commands,
    language: 'en',
    chat: state.chats[0]?.id ?? '',
    get words() {
      return words[this.language];
    },
    get me() {
      return this.state.people.find(({ id }) => id === this.state.me);
    },
    where(thread) {
      return { as: this.state.me, chat: this.chat, language: this.language, thread };
    },
    announce(text) {
      if (spoken) spoken.textContent = text;
    },
    become: () => undefined,
  };
}

/** Letters without accents and case, so that *Muller* finds Müller. */
const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** People whose name, department, office or title hold every word of the query. */
export function findPeople(people: readonly PersonView[], query: string): readonly PersonView[] {
  const parts = fold(query).split(/\s+/).filter(Boolean);
  return people.filter((person) => {
    const text = fold([person.name, person.department, person.office, person.title].join(' '));
    return parts.every((part) => text.includes(part));
  });
}

const DAY = 24 * 60 * 60 * 1000;

/** Time of day. */
export const timeText = (at: number, language: Language): string =>
  new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' }).format(at);

/** The day in words. */
export function dayText(at: number, language: Language): string {
  const day = new Date(at).toDateString();
  if (day === new Date().toDateString()) return words[language].today;
  if (day === new Date(Date.now() - DAY).toDateString()) return words[language].yesterday;
  return new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long' }).format(at);
}
