import { expect, test } from '@playwright/test';
import { readImportResult } from './import-result';
import { successXml } from '../testing/solution-rig';

test('a recorded success with progress 80 is a success', () => {
  expect(readImportResult(successXml)).toEqual({ result: 'success', failures: [] });
});

test('the verdict is the manifest’s, and failed components are listed beside it', () => {
  const data = `<importexportxml progress="100" processed="true">
    <solutionManifests><solutionManifest><result result="warning" errorcode="0x8004" errortext="careful" /></solutionManifest></solutionManifests>
    <entities><entity id="{1}" LocalizedName="Book"><result result="failure" errorcode="0x8004801A" errortext="a &lt;b&gt; is wrong" /></entity></entities>
    <rootComponents><rootComponent><result result="failure" errorcode="0x1" errortext="" /></rootComponent></rootComponents>
  </importexportxml>`;

  expect(readImportResult(data)).toEqual({
    result: 'warning',
    failures: ['entity Book: 0x8004801A a <b> is wrong', 'rootComponent: 0x1'],
  });
});

test('a root that did not succeed is a failure whatever the manifest says', () => {
  const data = successXml.replace(
    '<importexportxml ',
    '<importexportxml succeeded="failure" status="Import was stopped" ',
  );

  expect(readImportResult(data)).toEqual({ result: 'failure', failures: ['Import was stopped'] });
});

test('a job that does not tell is unknown, never a success', () => {
  const data = '<importexportxml><entities><entity><result result="success" /></entity></entities></importexportxml>';

  expect(readImportResult('').result).toBe('unknown');
  expect(readImportResult(data).result).toBe('unknown');
  expect(readImportResult(successXml.replace('"success"', '"splendid"')).result).toBe('unknown');
  expect(readImportResult('<importexportxml')).toMatchObject({ result: 'unknown', failures: [/cannot be read/] });
});

test('thousands of results with escaped text are read', () => {
  const component = '<entity><result result="failure" errorcode="1" errortext="&lt;&amp;&gt;" /></entity>';
  const data = successXml.replace('</importexportxml>', `${component.repeat(5_000)}</importexportxml>`);

  expect(readImportResult(data)).toMatchObject({ result: 'success' });
  expect(readImportResult(data).failures).toHaveLength(5_000);
});
