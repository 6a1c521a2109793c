import { createConversations, GROUP_ID } from '../../src/demo/connector-conversations';
import { createCompany } from '../../src/demo/connector-people';
import { plain } from '../../src/demo/connector-content';
import { objectId } from '../fakes/house';

test('the demo empties what a forgotten person wrote or alone could read, and leaves the rest', () => {
  const [anna, ben] = [1, 2].map((n) => ({ id: objectId(n), name: `Person ${n}` })) as [any, any];
  const people = [anna, ben];
  const conversations = createConversations({ company: createCompany(() => people), clock: Date.now });
  const own = conversations.personal(anna.id)!;
  const group = conversations.find(GROUP_ID)!.conversation;
  conversations.post(own, { author: anna.id, content: plain('my secret') });
  conversations.post(own, { content: plain('you are forgotten') });
  conversations.post(group, { author: anna.id, content: plain('my question') });
  conversations.post(group, { content: plain('for her only'), onlyFor: anna.id });
  conversations.post(group, { author: ben.id, content: plain('Ben speaks') });
  conversations.purge(anna.id);
  const texts = [...own.messages, ...group.messages].map(({ content }) => content.text);
  expect(texts).toEqual(['', 'you are forgotten', '', '', 'Ben speaks']);
});
