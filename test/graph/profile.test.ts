import { toProfile } from '../../src/graph/profile';

const EMPTY = { skills: [], interests: [], pastProjects: [], responsibilities: [], schools: [], aboutMe: '' };

describe('a profile from Graph', () => {
  test('is taken over in the words it was written in', () => {
    const json = {
      skills: ['Excel', 'Power BI'],
      interests: ['Chess'],
      pastProjects: ['SAP'],
      responsibilities: ['Budget'],
      schools: ['TU Wien'],
      aboutMe: 'Ask me anything.',
    };
    expect(toProfile({ id: 'x', ...json })).toEqual(json);
  });

  test('takes missing fields, null and wrong types as empty', () => {
    expect(toProfile({ skills: null, interests: 7, aboutMe: ['x'], schools: [1, null, 'HTL', {}] })).toEqual({
      ...EMPTY,
      schools: ['HTL'],
    });
    expect(toProfile({ skills: 'Excel' })).toEqual({ ...EMPTY, skills: ['Excel'] });
  });

  test.each([undefined, null, 'text', 4, [], {}, { error: {} }, { id: 'x', displayName: 'y' }])(
    'is unknown when %j comes instead',
    (json) => expect(toProfile(json)).toBeUndefined(),
  );

  test('keeps 400 skills, each once', () => {
    const skills = Array.from({ length: 400 }, (_, index) => `skill ${index}`);
    expect(toProfile({ skills: [...skills, 'skill 7', ' skill\t7 '] })?.skills).toEqual(skills);
  });

  test('cuts a skill of 10,000 characters between words, never inside a character', () => {
    const [long] = toProfile({ skills: ['Power Query '.repeat(900)] })?.skills ?? [];
    expect(long?.length).toBeLessThanOrEqual(200);
    expect(long?.endsWith('Power') || long?.endsWith('Query')).toBe(true);
    const [emoji] = toProfile({ skills: [`x${'🦊'.repeat(5000)}`] })?.skills ?? [];
    expect(emoji).toBe(`x${'🦊'.repeat(99)}`);
  });

  test('drops control characters, direction marks and half characters', () => {
    const told = ['Ex\u0000cel\u202e', 'a\r\nb', '\ud800c', '\u200b'];
    expect(toProfile({ skills: told })?.skills).toEqual(['Ex cel', 'a b', 'c']);
  });

  test('reads "about me" that SharePoint keeps as HTML', () => {
    const html = '<p>I love <b>R&amp;D</b>&nbsp;and x &lt; y &#8211; ask!</p><script>1</script>';
    expect(toProfile({ aboutMe: html })?.aboutMe).toBe('I love R&D and x < y – ask! 1');
    expect(toProfile({ aboutMe: 'a < b and c > d' })?.aboutMe).toBe('a < b and c > d');
  });
});
