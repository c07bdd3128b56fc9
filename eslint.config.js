import astro from 'eslint-plugin-astro';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { importWalls } from './scripts/import-walls.js';

const product = ['scoring/**', 'src/**'];

const formatting = 'Numbers become text in src/format.ts only.';
const locale = 'Same input, same bytes: the result depends on the locale of the machine.';
const chance = 'Same input, same bytes: no chance and no clock in the product.';
const deep = 'A long list overflows the stack: use a loop, or smallest and largest of src/board/extremes.ts.';
const merged = 'Say what the object holds, line by line: a literal spread into a literal only saves lines.';
const markup = 'Data never becomes markup: let the framework escape it.';

/** Members that are out of bounds in the product, and the files whose job they are. */
const bannedMembers = [
  {
    property: 'toFixed',
    message: formatting,
    allowedIn: ['src/format.ts', 'src/render/figures/draw/svg.ts'],
  },
  { property: 'toPrecision', message: formatting, allowedIn: ['src/format.ts'] },
  { property: 'toExponential', message: formatting, allowedIn: ['src/format.ts'] },
  { property: 'toLocaleString', message: formatting, allowedIn: ['src/format.ts'] },
  { object: 'Intl', property: 'NumberFormat', message: formatting, allowedIn: ['src/format.ts'] },
  { object: 'Intl', property: 'DateTimeFormat', message: locale },
  // Natural order names its locale.
  { object: 'Intl', property: 'Collator', message: locale, allowedIn: ['src/read/dataset/natural-order.ts'] },
  { property: 'localeCompare', message: locale },
  { property: 'toLocaleLowerCase', message: locale },
  { property: 'toLocaleUpperCase', message: locale },
  { property: 'toLocaleDateString', message: locale },
  { property: 'toLocaleTimeString', message: locale },
  { object: 'Math', property: 'random', message: chance },
  { object: 'Date', property: 'now', message: chance },
  { property: 'innerHTML', message: markup },
  { property: 'outerHTML', message: markup },
  { property: 'insertAdjacentHTML', message: markup },
  {
    object: 'process',
    property: 'exit',
    message: 'Throw an error: only src/cli/main.ts ends the process.',
    allowedIn: ['src/cli/main.ts'],
  },
];

/** Functions that take as many arguments as one likes, and so invite to spread a list of any length into them. */
const eager = {
  Math: 'max|min|hypot',
  any: 'push|unshift|splice|concat|fromCharCode|fromCodePoint|of',
};

/** Syntax that is out of bounds in the product, everywhere. */
const bannedSyntax = [
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: chance },
  { selector: 'CallExpression[callee.name="Date"]', message: chance },
  {
    selector: `CallExpression[callee.object.name="Math"][callee.property.name=/^(${eager.Math})$/] > SpreadElement`,
    message: deep,
  },
  { selector: `CallExpression[callee.property.name=/^(${eager.any})$/] > SpreadElement`, message: deep },
  { selector: 'CallExpression[callee.property.name="apply"]', message: deep },
  { selector: 'ObjectExpression > SpreadElement > ObjectExpression', message: merged },
  { selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]', message: markup },
  { selector: 'Property[key.name="dangerouslySetInnerHTML"]', message: markup },
  { selector: 'JSXAttribute[name.namespace.name="set"][name.name.name="html"]', message: markup },
  { selector: 'JSXAttribute[name.namespace.name="define"][name.name.name="vars"]', message: markup },
];

const membersFor = (/** @type {string | undefined} */ file) =>
  bannedMembers
    .filter(({ allowedIn = [] }) => file === undefined || !allowedIn.includes(file))
    .map(({ object, property, message }) => ({ ...(object && { object }), property, message }));

const exemptFiles = [...new Set(bannedMembers.flatMap(({ allowedIn = [] }) => allowedIn))];

export default defineConfig(
  {
    ignores: [
      'dist/',
      'docs-site/',
      'compiled/',
      '.astro/',
      '.evalpress/',
      'tests/golden/',
      'tests/fixtures/',
      '**/*.d.ts',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' } },

  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } } },
  {
    name: 'house rules',
    rules: {
      eqeqeq: 'error',
      'no-else-return': 'error',
      'no-param-reassign': 'error',
      'object-shorthand': 'error',
      'prefer-template': 'error',
      complexity: ['error', 12],
      'max-lines': ['error', 400],
      'max-lines-per-function': ['error', 80],
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // A number in a template is what template literals are for; everything else must be said.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Escapers and measures work on code points; where graphemes matter, Intl.Segmenter is asked by name.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // `() => effect()` is the shortest honest way to write an event handler.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },

  { files: ['scoring/**'], rules: { 'max-lines': ['error', 120] } },
  {
    name: 'product',
    files: product,
    rules: {
      'no-console': 'error',
      'no-restricted-properties': ['error', ...membersFor(undefined)],
      'no-restricted-syntax': ['error', ...bannedSyntax],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
    },
  },
  ...exemptFiles.map((file) => ({
    files: [file],
    rules: { 'no-restricted-properties': ['error', ...membersFor(file)] },
  })),
  ...importWalls.map(({ name, files, patterns, syntax }) => ({
    name,
    files,
    rules: {
      'no-restricted-imports': ['error', { patterns }],
      'no-restricted-syntax': ['error', ...bannedSyntax, ...syntax],
    },
  })),

  ...astro.configs['flat/recommended'],
  {
    name: 'without types',
    // `astro check` types the templates; plain JavaScript is launchers and configuration.
    files: ['**/*.astro', '**/*.astro/*.ts', '**/*.js', '**/*.mjs'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { '@typescript-eslint/explicit-module-boundary-types': 'off' },
  },
  {
    name: 'tests and benchmarks',
    files: ['tests/**', 'bench/**'],
    rules: {
      // A describe block is a chapter, not a function.
      'max-lines-per-function': 'off',
    },
  },
);
