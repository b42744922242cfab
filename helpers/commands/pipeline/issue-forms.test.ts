import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { issueForms, readProjectFile, readYaml } from './testing/pipeline-files';

// https://docs.github.com/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-githubs-form-schema
const words = z.string().min(1);
const said = { label: words, description: words.optional() };
const validations = z.strictObject({ required: z.boolean() }).optional();
const element = <Type extends string, Attributes extends z.ZodRawShape>(type: Type, attributes: Attributes) =>
  z.strictObject({
    type: z.literal(type),
    id: z.string().regex(/^[\w-]+$/),
    attributes: z.strictObject(attributes),
    validations,
  });

const formSchema = z.strictObject({
  name: words,
  description: words,
  title: z.string().optional(),
  labels: z.array(words).optional(),
  body: z
    .array(
      z.discriminatedUnion('type', [
        z.strictObject({ type: z.literal('markdown'), attributes: z.strictObject({ value: words }) }),
        element('input', { ...said, placeholder: words.optional() }),
        element('textarea', { ...said, placeholder: words.optional(), render: words.optional() }),
        // GitHub refuses "None", and what YAML reads as a boolean.
        element('dropdown', { ...said, options: z.array(words.refine(option => option !== 'None')).min(1) }),
        element('checkboxes', {
          ...said,
          options: z.array(z.strictObject({ label: words, required: z.boolean() })).min(1),
        }),
      ]),
    )
    .refine(body => body.some(({ type }) => type !== 'markdown'), 'a form asks for something'),
});

const commands = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(readYaml(readProjectFile('package.json')));

for (const file of issueForms) {
  test(`${file} is a form that GitHub shows`, () => {
    const { body } = formSchema.parse(readYaml(readProjectFile(file)));

    const asked = body.filter(one => one.type !== 'markdown');
    for (const names of [asked.map(({ id }) => id), asked.map(({ attributes }) => attributes.label)]) {
      expect(new Set(names).size).toBe(names.length);
    }
  });

  test(`${file} names commands that there are`, () => {
    const named = [...readProjectFile(file).matchAll(/npm run (?:--silent )?([\w:]+)/g)].map(([, name]) => name);

    expect(named.length).toBeGreaterThan(0);
    expect(Object.keys(commands.scripts)).toEqual(expect.arrayContaining(named));
  });
}

test('the page about drift and the form call each other by the same name', () => {
  expect(readProjectFile('docs/drift.md')).toContain('"Drift report"');
  expect(readYaml(readProjectFile('.github/ISSUE_TEMPLATE/drift.yml'))).toMatchObject({ name: 'Drift report' });
});
