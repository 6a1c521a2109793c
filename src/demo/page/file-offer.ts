import type { Desk } from './desk.js';
import { button, icon, make } from './elements.js';
import type { ConsentAnswer, FileView, Language, OfferView } from './wire.js';

const UNITS = ['byte', 'kilobyte', 'megabyte'] as const;

/** A size as people say it. */
export function sizeText(bytes: number, language: Language): string {
  const step = bytes < 1000 ? 0 : bytes < 1e6 ? 1 : 2;
  const options = {
    style: 'unit',
    unit: UNITS[step] ?? 'byte',
    unitDisplay: step ? 'short' : 'long',
  } as const;
  return new Intl.NumberFormat(language, { ...options, maximumFractionDigits: 1 }).format(
    bytes / 1000 ** step,
  );
}

/** A file that the bot offers, with a yes and a no, as Teams asks before anything lands in somebody's OneDrive. */
export function drawOffer(
  offer: OfferView,
  desk: Desk,
  answer: (action: 'accept' | 'decline') => Promise<ConsentAnswer>,
): HTMLElement {
  const { words, language } = desk;
  const trouble = make('p', { class: 'card-trouble', role: 'alert' });
  trouble.hidden = true;
  async function press(action: 'accept' | 'decline'): Promise<void> {
    if (frame.getAttribute('aria-busy')) return;
    frame.setAttribute('aria-busy', 'true');
    trouble.hidden = true;
    desk.announce(words.working);
    try {
      const { failure } = await answer(action);
      trouble.textContent = failure ? (failure.text ?? words[failure.reason]) : '';
    } catch {
      trouble.textContent = words.unreachable;
    }
    frame.removeAttribute('aria-busy');
    trouble.hidden = trouble.textContent === '';
  }
  const choice = offer.answered
    ? make('p', { class: 'offer-answer' }, offer.answered === 'accept' ? words.allowed : words.declined)
    : make(
        'div',
        { class: 'offer-buttons' },
        button({ class: 'offer-yes' }, () => void press('accept'), words.allow),
        button({}, () => void press('decline'), words.decline),
      );
  const frame = make(
    'section',
    { class: 'card offer', 'aria-label': offer.name },
    make(
      'div',
      { class: 'offer-file' },
      icon('file'),
      make(
        'div',
        {},
        make('p', { class: 'offer-name' }, offer.name),
        make('p', { class: 'offer-size' }, sizeText(offer.sizeInBytes, language)),
      ),
    ),
    offer.description && make('p', {}, offer.description),
    make('p', { class: 'offer-size' }, words.offerNote),
    choice,
    trouble,
  );
  return frame;
}

/** A file that is there; it opens beside the demo. */
export function drawFile({ name, url }: FileView): HTMLElement {
  return make('a', { class: 'file', href: url, target: '_blank', rel: 'noopener' }, icon('file'), name);
}
