import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { connect } from '../run/connect';
import { createScrub } from '../verdict/reporters/scrub';
import { environmentVariables } from '../run/settings/environment';
import { loadSettings } from '../run/settings/load';
import { renderSurvey } from '../run/survey/render-survey';
import { takeSurvey } from '../run/survey/survey';
import { surveyFileSchema } from '../run/survey/survey-schema';
import { exitWith, inWords } from './command';
import { onNamedEnvironment } from './named-environment';
import { asksForHelp } from './parse-command';

const usage = `npm run survey [-- --environment NAME]
  Says which tables of the environment of the settings are tracked, could be, cannot. It reads, and never writes: fit for
  production. SURVEY_TABLES names those to take a token on, REQUIRED_TABLES those that must be tracked.
  --environment NAME  looks at an environment of environments.json
Exit status: 0 done, 1 a required table is not tracked, 2 nobody could look.`;

async function runSurveyCommand(): Promise<number> {
  const { args, env, reports } = onNamedEnvironment(process.argv.slice(2), environmentVariables());
  if (asksForHelp(args, usage)) {
    console.log(usage);
    return 0;
  }
  const files = { markdown: path.join(reports, 'survey.md'), json: path.join(reports, 'survey.json') };
  for (const file of Object.values(files)) rmSync(file, { force: true });
  const settings = loadSettings(env);
  const found = await takeSurvey(connect(settings), {
    ...settings.survey,
    pageSize: settings.pageSize,
    progress: table => console.log(`  reading ${table}`),
  });
  const scrub = createScrub(env);
  mkdirSync(reports, { recursive: true });
  writeFileSync(files.markdown, scrub(renderSurvey(found)));
  writeFileSync(
    files.json,
    scrub(`${JSON.stringify(surveyFileSchema.parse({ schemaVersion: 1, ...found }), null, 2)}\n`),
  );
  for (const { logicalName, reason } of found.missing) console.error(`${logicalName}: ${reason}`);
  const tracked = found.tables.filter(({ tracking }) => tracking === 'on').length;
  console.log(`${tracked} of ${found.tables.length} tables are tracked. Survey: ${inWords(files.markdown)}`);
  return found.missing.length === 0 ? 0 : 1;
}

exitWith(runSurveyCommand());
