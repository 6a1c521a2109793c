import type * as Library from 'adaptivecards';
import type { Values } from './calls.js';
import type { Desk } from './desk.js';
import { make } from './elements.js';
import { hostConfig } from './host-config.js';
import { toHtml } from './markdown.js';
import { withPeople } from './people-picker.js';
import { drawTypeahead, type Typeahead, withoutTypeaheads } from './typeahead.js';
import type { SearchAnswer } from './wire.js';

declare const AdaptiveCards: typeof Library;

/** What became of a pressed button: words for under the card, or nothing when all is well. */
export type Outcome = string | undefined;

/** What a card can ask its surroundings to do. */
export interface CardPresses {
  execute: (action: Values) => Promise<Outcome>;
  submit: (value: Values) => Promise<Outcome>;
  openUrl: (url: string) => void;
  search: (dataset: string, text: string) => Promise<SearchAnswer>;
}

let ready = false;
function prepareLibrary(): void {
  if (ready) return;
  ready = true;
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = toHtml(text);
    result.didProcess = true;
  };
}

/** Draws a card; while a button works, the others wait. */
export function drawCard(json: Values, desk: Desk, presses: CardPresses): HTMLElement {
  prepareLibrary();
  const words = desk.words;
  const frame = make('div', { class: 'card' });
  const trouble = make('p', { class: 'card-trouble', role: 'alert' });
  trouble.hidden = true;
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig(hostConfig);

  async function press(action: Library.Action, work: () => Promise<Outcome>): Promise<void> {
    const pressed = action.renderedElement;
    const buttons = [...frame.querySelectorAll('button')].filter((each) => !each.disabled);
    trouble.hidden = true;
    for (const each of buttons) {
      // The pressed button keeps the focus, so it is only marked as disabled.
      each.setAttribute('aria-disabled', 'true');
      if (each !== pressed) each.disabled = true;
    }
    pressed?.classList.add('working');
    frame.setAttribute('aria-busy', 'true');
    desk.announce(words.working);
    try {
      trouble.textContent = (await work()) ?? '';
    } catch {
      trouble.textContent = words.unreachable;
    }
    for (const each of buttons) {
      each.disabled = false;
      each.removeAttribute('aria-disabled');
    }
    pressed?.classList.remove('working');
    frame.removeAttribute('aria-busy');
    trouble.hidden = trouble.textContent === '';
  }

  card.onExecuteAction = (action) => {
    if (frame.getAttribute('aria-busy')) return;
    if (action instanceof AdaptiveCards.OpenUrlAction) presses.openUrl(action.url ?? '');
    else if (action instanceof AdaptiveCards.ExecuteAction) {
      const { verb, id, data } = action;
      const title = action.title;
      void press(action, () => presses.execute({ verb, data: data ?? {}, title, ...(id ? { id } : {}) }));
    } else if (action instanceof AdaptiveCards.SubmitAction) {
      const { data } = action;
      void press(action, () => presses.submit(typeof data === 'object' ? (data as Values) : { data }));
    }
  };
  // What opens below the edge of the page would go unnoticed.
  card.onInlineCardExpanded = ({ card: section }, isExpanded) => {
    if (isExpanded) section.renderedElement?.scrollIntoView({ block: 'nearest' });
  };
  card.onAnchorClicked = (_element, anchor) => {
    presses.openUrl(anchor.href);
    return true;
  };

  try {
    const typeaheads: Typeahead[] = [];
    const filled = withPeople(json, desk.state.people);
    // Typeahead inputs came with 1.6, and Teams shows them in cards of 1.5.
    card.parse({ ...(withoutTypeaheads(filled, typeaheads) as Values), version: '1.6' });
    const drawn = card.render();
    frame.append(drawn ?? words.badCard);
    drawn?.removeAttribute('tabindex');
    labelLists(card);
    for (const each of typeaheads) {
      const input = card.getAllInputs().find(({ id }) => id === each.id);
      const holder = input?.renderedElement?.querySelector('input');
      if (holder) drawTypeahead(holder, each, words, presses.search);
    }
  } catch {
    frame.append(words.badCard);
  }
  frame.append(trouble);
  return frame;
}

/** The library forgets to name the text field of a filtered list. */
function labelLists(card: Library.AdaptiveCard): void {
  for (const { label, renderedElement } of card.getAllInputs()) {
    const field = renderedElement?.querySelector('input[type="text"]:not([aria-labelledby])');
    if (field && label) field.setAttribute('aria-label', label);
  }
}

/** The words of a card that stand for it, in a notification. */
export function cardSummary(json: Values): string {
  for (const key of ['speak', 'fallbackText']) {
    const text = json[key];
    if (typeof text === 'string' && text !== '') return text;
  }
  const [first] = Array.isArray(json['body']) ? (json['body'] as Values[]) : [];
  return typeof first?.['text'] === 'string' ? first['text'] : '';
}
