import js from '@eslint/js';
import playwright from 'eslint-plugin-playwright';
import tseslint from 'typescript-eslint';

// The borders of the house: specs -> fixtures -> helpers; the emulator stands alone; only specs, fixtures,
// reporters and the configs know Playwright. Imports inside this repository are relative, so a path names its folder.
const playwrightPackages = ['@playwright/*', 'playwright', 'playwright/*', 'allure-js-commons', 'allure-playwright'];
const never = (group, message) => ({ group, message });
const specsFolder = ['**/specs/**'];
const borders = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });

export default tseslint.config(
  { ignores: ['node_modules', 'reports'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ['*.mjs'] } } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/prefer-readonly': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Read settings through helpers/run/settings (the one door to process.env).',
        },
      ],
    },
  },
  {
    files: ['helpers/**/*.ts'],
    rules: borders(
      never(playwrightPackages, 'Helpers know no test runner: only specs, fixtures, reporters and the config do.'),
      never(
        ['**/emulator/**'],
        'Helpers and the emulator never share code: a shared bug would be green on both sides.',
      ),
      never([...specsFolder, '**/fixtures/**'], 'Imports point one way: specs -> fixtures -> helpers.'),
    ),
  },
  {
    files: ['helpers/verdict/reporters/**/*.ts', 'helpers/**/*.test.ts'],
    rules: borders(
      never(
        ['**/emulator/**'],
        'Helpers and the emulator never share code: a shared bug would be green on both sides.',
      ),
      never([...specsFolder, '**/fixtures/**'], 'Imports point one way: specs -> fixtures -> helpers.'),
    ),
  },
  {
    files: ['emulator/**/*.ts'],
    ignores: ['emulator/**/*.test.ts'],
    rules: borders(
      never(playwrightPackages, 'The emulator is a server of its own: it knows no test runner.'),
      never(['**/helpers/**', ...specsFolder, '**/fixtures/**'], 'The emulator stands alone.'),
    ),
  },
  {
    files: ['emulator/**/*.test.ts'],
    rules: borders(never(['**/helpers/**', ...specsFolder, '**/fixtures/**'], 'The emulator stands alone.')),
  },
  {
    // Playwright reads a fixture's dependencies from its first parameter, which must be destructured.
    files: ['fixtures/**/*.ts', '**/*.test.ts'],
    rules: { 'no-empty-pattern': 'off' },
  },
  {
    files: ['fixtures/**/*.ts'],
    rules: {
      ...borders(never([...specsFolder, '**/emulator/**'], 'Imports point one way: specs -> fixtures -> helpers.')),
      '@typescript-eslint/no-empty-object-type': 'off',
    },
  },
  {
    files: ['specs/**/*.ts'],
    ...playwright.configs['flat/recommended'],
    rules: {
      ...playwright.configs['flat/recommended'].rules,
      // Stages that lack what an earlier stage should have left skip with the reason.
      'playwright/no-skipped-test': 'off',
      'playwright/expect-expect': ['error', { assertFunctionNames: ['compare', 'observe'] }],
      ...borders(never(['**/emulator/**'], 'Specs reach an environment by its URL only.')),
    },
  },
  {
    files: ['specs/**/*.spec.ts'],
    rules: borders(
      never(['**/emulator/**'], 'Specs reach an environment by its URL only.'),
      never(['**/helpers/**'], 'Specs see fixtures only; setup and teardown may call helpers.'),
    ),
  },
  { files: ['helpers/run/settings/**/*.ts'], rules: { 'no-restricted-properties': 'off' } },
  {
    files: ['helpers/commands/**/*.ts', 'helpers/verdict/reporters/**/*.ts', 'emulator/cli/main.ts'],
    rules: { 'no-console': 'off' },
  },
  { files: ['**/*.mjs'], ...tseslint.configs.disableTypeChecked },
);
