import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FullResult, Reporter, Suite, TestCase, TestError } from '@playwright/test/reporter';
import { environmentVariables } from '../../run/settings/environment';
import { writeWhole } from '../../run/write-whole';
import {
  type ClientVerdict,
  clientVerdictSchema,
  type HistoryResult,
  readHistory,
  type UnplayedHistory,
} from '../client/client-verdict';
import { clientHistoryLine, renderClientSummary } from '../client/client-summary';
import { judgeClient } from '../client/judge-client';
import { shownText } from '../words/shown-text';

/** Playwright reporter that turns the histories of a client into `verdict.json` and `summary.md` of the reports folder. */
class ClientVerdictReporter implements Reporter {
  readonly #folder: string;
  readonly #errors: string[] = [];
  #suite: Suite | undefined;

  /** @param options as the config hands them over: the folder to write to */
  constructor({ folder }: { readonly folder: string }) {
    this.#folder = folder;
  }

  onBegin(_config: unknown, suite: Suite): void {
    this.#suite = suite;
  }

  onError(error: TestError): void {
    this.#errors.push(messageOf(error));
    console.error(messageOf(error));
  }

  onTestEnd(test: TestCase): void {
    console.log(clientHistoryLine(historyOf(test)));
  }

  onEnd({ startTime, duration }: FullResult): void {
    const tests = this.#suite?.allTests() ?? [];
    // `playwright test --list` plays nothing: there is nothing to judge.
    if (this.#errors.length === 0 && tests.every(({ results }) => results.length === 0)) return;
    const histories = tests.map(historyOf);
    writeClientVerdict(this.#folder, {
      schemaVersion: 1,
      ...judgeClient(histories, this.#errors),
      command: environmentVariables()['CLIENT_COMMAND'] ?? '',
      startedAt: startTime.toISOString(),
      durationMs: Math.round(duration),
      histories,
    });
  }

  printsToStdio(): boolean {
    return true;
  }
}

function historyOf({ title, results }: TestCase): HistoryResult | UnplayedHistory {
  const result = results.at(-1);
  const played = result && readHistory(result.annotations);
  if (played !== undefined) return played;
  const [name = title] = title.split(':');
  const reason = result?.error === undefined ? 'it was not played to its end.' : messageOf(result.error);
  return { name, outcome: 'could-not-look', reason };
}

const messageOf = ({ message, value }: TestError): string =>
  shownText(message ?? value ?? 'an error without a message');

function writeClientVerdict(folder: string, verdict: ClientVerdict): void {
  const text = `${JSON.stringify(clientVerdictSchema.parse(verdict), null, 2)}\n`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'summary.md'), renderClientSummary(verdict));
  writeWhole(path.join(folder, 'verdict.json'), text);
}

// Playwright loads a reporter by its default export.
export default ClientVerdictReporter;
