// Which mistakes may nobody make here, and which rule of which folder refuses them?
import { builtinModules } from 'node:module';
import tseslint from 'typescript-eslint';

const ts = (...folders) => folders.map((folder) => `${folder}/**/*.{ts,tsx}`);
const builtins = builtinModules
  .filter((name) => !name.startsWith('_'))
  .join('|')
  .replaceAll('/', '\\/');
const nodeBuiltins = {
  regex: `^(node:.*|${builtins})$`,
  message: 'This folder runs inside the workflow sandbox or is pure: Node built-ins belong to activities.',
};
const zodStaysAtTheEdge = {
  regex: '^zod($|/)',
  message: 'zod is for edges: parse in doors, activities or events, and pass plain values in.',
};
const onlyTypesOf = (folder, message) => ({
  regex: `^(\\.\\./)+${folder}/`,
  allowTypeImports: true,
  message,
});
const packagesOtherThan = (allowed, message) => ({ regex: `^(?!\\.{1,2}/|(${allowed})($|/))`, message });
const importsOf = (...patterns) => ({ '@typescript-eslint/no-restricted-imports': ['error', { patterns }] });

const asyncValidators = ['Property[key.name="validator"] > :function[async=true]']
  .concat('FunctionDeclaration[async=true][id.name=/^validate/]')
  .concat('VariableDeclarator[id.name=/^validate/] > ArrowFunctionExpression[async=true]')
  .map((selector) => ({
    selector,
    message:
      'The server ignores the promise of an async update validator and accepts the update: keep it synchronous.',
  }));
const ambientTimeAndChance = [
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', what: 'new Date()' },
  { selector: 'CallExpression[callee.name="Date"]', what: 'Date()' },
  { selector: 'MemberExpression[object.name="Date"][property.name="now"]', what: 'Date.now' },
  { selector: 'MemberExpression[object.name="Math"][property.name="random"]', what: 'Math.random' },
  { selector: 'MemberExpression[object.name="performance"][property.name="now"]', what: 'performance.now' },
  { selector: 'MemberExpression[object.name="crypto"]', what: 'crypto' },
  { selector: 'MemberExpression[property.name="Now"][object.name="Temporal"]', what: 'Temporal.Now' },
].map(({ selector, what }) => ({
  selector,
  message: `${what} makes the answer depend on when it is asked: take the instant or the id from the caller.`,
}));
// Parts of a page come one by one: what a part of a name finds is one thing now and may be two a moment later.
const roleByPartOfItsName = {
  selector: `CallExpression[callee.property.name="getByRole"] > ObjectExpression:has(> Property[key.name="name"]):not(:has(> Property[key.name="exact"])):not(:has(> Property[key.name="name"]:matches([value.regex], [value.type="NewExpression"])))`,
  message: 'A name in part may fit two things once all has come: say `exact: true`, or a pattern.',
};

export default tseslint.config(
  { ignores: ['node_modules/', 'dist/', '.leadcycle/', 'coverage/', 'contracts/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: false }],
      '@typescript-eslint/no-misused-promises': 'error',
      // It is not: its authors mark it so that it stands out. For a provider on this machine.
      '@typescript-eslint/no-deprecated': [
        'error',
        { allow: [{ from: 'package', package: 'openid-client', name: 'allowInsecureRequests' }] },
      ],
      '@typescript-eslint/promise-function-async': 'off',
      '@typescript-eslint/require-await': 'off', // a port may be answered at once by its in-memory implementation
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { allowDefaultCaseForExhaustiveSwitch: false, considerDefaultExhaustiveForUnions: false },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      '@typescript-eslint/no-invalid-void-type': 'off', // defineUpdate<void> is how the SDK says it
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true }],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { ignoreRestSiblings: true, varsIgnorePattern: '^_+$', argsIgnorePattern: '^_' },
      ],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'prefer-const': 'error',
      'no-var': 'error',
      'no-restricted-syntax': ['error', ...asyncValidators],
    },
  },
  {
    files: ts('**'),
    ignores: ts('cli', 'stack', 'bench', 'test', 'workers', 'examples'),
    rules: { 'no-console': 'error' },
  },
  {
    // What is simulated is the same in every run, and so is what is decided.
    files: ts('events', 'domain', 'simulation'),
    rules: { 'no-restricted-syntax': ['error', ...asyncValidators, ...ambientTimeAndChance] },
  },
  {
    files: ts('events'),
    // A schema factory's return type is the schema itself: written out it would be the schema twice.
    rules: { ...importsOf(nodeBuiltins), '@typescript-eslint/explicit-module-boundary-types': 'off' },
  },
  {
    // The same holds for what makes the schema of a question or an answer.
    files: ['api/questions/cuts.ts', 'api/paging.ts'],
    rules: { '@typescript-eslint/explicit-module-boundary-types': 'off' },
  },
  {
    files: ts('domain'),
    rules: importsOf(
      nodeBuiltins,
      zodStaysAtTheEdge,
      onlyTypesOf('events', 'The domain knows the shape of events, not their schemas: import type.'),
      packagesOtherThan(
        '@marcbachmann/cel-js|temporal-polyfill',
        'The domain is pure: a package joins the list in eslint.config.js only if it does no I/O.',
      ),
    ),
  },
  {
    files: ts('workflows'),
    rules: importsOf(
      nodeBuiltins,
      zodStaysAtTheEdge,
      onlyTypesOf('activities', 'An activity is proxied, never called: import type.'),
      onlyTypesOf('events', 'Schemas stay out of the workflow bundle: import type.'),
      packagesOtherThan(
        '@temporalio/workflow|@temporalio/common',
        'Every package here is loaded once a workflow.',
      ),
    ),
  },
  {
    files: ts('test', 'bench'),
    rules: {
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
      'no-restricted-syntax': ['error', ...asyncValidators, roleByPartOfItsName],
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    extends: [tseslint.configs.recommended, tseslint.configs.disableTypeChecked],
    rules: {
      eqeqeq: ['error', 'always'],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
);
