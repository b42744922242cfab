import { test } from '../../fixtures/client/test';
import { compare } from '../../fixtures/report/compare';
import { namedHistories } from '../../helpers/sample/histories/named-histories';

for (const history of namedHistories) {
  test(`${history.name}: ${history.story}`, async ({ proof }) => {
    const { steps, faults } = await proof.of(history);

    await compare(`what is wrong with the client when ${steps.join('; ')}`, faults, []);
  });
}

test('random: whatever happens in whatever order, the copy ends as the table', async ({ proof }) => {
  const { steps, faults } = await proof.ofRandom({
    name: 'random',
    story: 'whatever happens in whatever order, the copy ends as the table',
  });

  await compare(`what is wrong with the client when ${steps.join('; ')}`, faults, []);
});
