import type { community as english } from './en-community';

/** German: what the community reads when nobody else is left to ask, and what the asker hears of it. */
export const community: typeof english = {
  wanted: (topic) => `Wer kann bei ${topic} helfen?`,
  wantedOpen: 'Wer kann helfen?',
  asks: (who) => `${who} fragt.`,
  names: 'Mit einem Ja erfahrt ihr beide eure Namen, jeweils im eigenen Chat.',
  helped: 'Jemand hilft schon, danke euch',
  helpedHint: 'Wer Ja gesagt hat, findet mehr im eigenen Chat mit mir.',
  over: 'Nicht mehr nötig, danke euch',
  timeOver: 'Diese Anfrage ist abgelaufen, danke euch',
  refused:
    'Dein Ja zählt hier nicht: Es ist deine eigene Anfrage oder eine, die du nicht beantworten kannst.',
  byNumber: (request) => `Wenn du helfen kannst, schreib KnowWho in Teams: /anfragen ${request}`,
  thanks: (topic) => `Danke für ${topic}`,
  thanksOpen: 'Danke für die Hilfe',
  thanksHint:
    'Ein Dank unter Kolleginnen und Kollegen. Beiden ist es recht, dass er hier steht, ohne ihre Namen.',

  ifNobody: 'Ist niemand frei, frage ich im Community-Kanal, ohne deinen Namen.',
  posted: 'Auch der Community-Kanal ist gefragt, ohne deinen Namen.',
  postedTitle: 'Niemand war frei, deshalb habe ich im Community-Kanal gefragt',
  postedHint:
    'Dein Name steht dort nicht; wer Ja sagt, erfährt ihn. Meldet sich niemand, sage ich es dir in drei Tagen.',
};
