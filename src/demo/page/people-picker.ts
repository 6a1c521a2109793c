import type { PersonView } from './wire.js';

/** Teams' own list of everybody, which the client fills in without asking the bot. */
const DIRECTORY = 'graph.microsoft.com/users';
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** The card with its people pickers filled, as the Teams client does it. */
export function withPeople(json: unknown, people: readonly PersonView[]): unknown {
  if (Array.isArray(json)) return json.map((each) => withPeople(each, people));
  if (!isObject(json)) return json;
  const query = json['choices.data'];
  const filled = Object.fromEntries(
    Object.entries(json).map(([key, value]) => [key, withPeople(value, people)]),
  );
  if (json['type'] !== 'Input.ChoiceSet' || !isObject(query) || query['dataset'] !== DIRECTORY) return filled;
  const choices = people.map(({ id, name, department }) => ({
    title: department ? `${name} · ${department}` : name,
    value: id,
  }));
  delete filled['choices.data'];
  return { ...filled, choices, ...(json['isMultiSelect'] === true ? {} : { style: 'filtered' }) };
}
