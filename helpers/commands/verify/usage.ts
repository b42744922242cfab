/** What `npm run verify -- --help` prints. */
export const usage = `npm run verify -- [OPTION]… [arguments for Playwright]

Verifies that an environment supports change tracking: the one that DATAVERSE_URL names, else an emulator of the run's own.
Exit status: 0 it does, or what was asked for holds; 1 it does not; 2 nobody could look.

  --requirement ID      only this requirement, with what it stands on; may be given several times
  --failed              only what did not hold, or could not be looked at, in the last run
  --profile NAME        how much is looked at: smoke, core or full (PROFILE)
  --emulator            on an emulator, whatever .env or the machine says
  --environment NAME    on an environment of environments.json
  --all                 on each of them, one after the other
  --baseline FILE       a verdict.json whose failed requirements are known: they do not decide
  --reports DIR         where reports and the ledger go (REPORTS_FOLDER)
  --list                prints the requirements with their tests, and runs nothing; the other options narrow it
  --help                prints this, and runs nothing

Everything else goes to Playwright: npm run verify -- --grep "small pages", npm run verify -- specs/conformance/both.
Its --reporter and --config would take the verdict away, and are refused; --add-reporter adds a reporter.
Colours are for terminals; NO_COLOR=1 and FORCE_COLOR=1 decide otherwise.
A run of a part never says "supported": it says "partial" where all that it looked at holds.
`;
