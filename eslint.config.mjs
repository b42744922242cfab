import js from '@eslint/js';
import playwright from 'eslint-plugin-playwright';
import tseslint from 'typescript-eslint';

// Which folder may import which is said, and checked, in .dependency-cruiser.mjs.
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
          message: 'helpers/run/settings/environment.ts reads settings, and publishes what is decided once a run.',
        },
      ],
    },
  },
  {
    // Playwright reads a fixture's dependencies from its first parameter, which must be destructured.
    files: ['fixtures/**/*.ts', '**/testing/*.ts', '**/*.test.ts'],
    rules: { 'no-empty-pattern': 'off' },
  },
  {
    files: ['fixtures/**/*.ts'],
    rules: {
      '@typescript-eslint/no-empty-object-type': 'off',
    },
  },
  {
    files: ['specs/**/*.ts'],
    ...playwright.configs['flat/recommended'],
    rules: {
      ...playwright.configs['flat/recommended'].rules,
      // A comparison that receives a network error would take it for an answer: catchRefusal tells the two apart.
      'no-restricted-syntax': [
        'error',
        {
          selector: 'MemberExpression[property.name=/^(?:rejects|resolves)$/]',
          message: 'Use catchRefusal, or await.',
        },
      ],
      // Stages that lack what an earlier stage should have left skip with the reason.
      'playwright/no-skipped-test': 'off',
      'playwright/expect-expect': [
        'error',
        { assertFunctionNames: ['compare', 'compareCopy', 'compareSettled', 'observe'] },
      ],
    },
  },
  {
    files: ['helpers/run/settings/environment.ts', 'helpers/run/start-run.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: [
      'helpers/commands/**/*.ts',
      'helpers/verdict/reporters/**/*.ts',
      '**/*-reporter.ts',
      'emulator/cli/main.ts',
    ],
    rules: { 'no-console': 'off' },
  },
  { files: ['**/*.mjs', '**/*.cjs'], ...tseslint.configs.disableTypeChecked },
  {
    files: ['helpers/commands/bench/emulator/bare-server.mjs'],
    languageOptions: { globals: { console: false, process: false } },
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { __dirname: false, process: false, require: false, setImmediate: false },
    },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
