import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Each technology lives in one folder that nothing else knows. */
const walls = [
  { packages: ['botbuilder', 'botbuilder-*', 'botframework-*', 'restify'], home: 'teams' },
  { packages: ['@microsoft/microsoft-graph-client', '@azure/identity'], home: 'graph' },
  { packages: ['better-sqlite3'], home: 'sqlite' },
  { packages: ['prom-client'], home: 'prometheus' },
];
const technologies = ['teams', 'graph', 'sqlite', 'prometheus', 'engage', 'demo', 'cli'];

/** What a folder may not import: other folders' packages and, for a noun, every technology. */
function wall(files, own, ignores = []) {
  return {
    files,
    ignores,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            ...walls
              .filter(({ home }) => !own.includes(home))
              .map(({ packages, home }) => ({
                group: packages,
                message: `Only src/${home}/ knows this package.`,
              })),
            ...(own.includes('*')
              ? []
              : technologies
                  .filter((folder) => !own.includes(folder))
                  .map((folder) => ({
                    group: [`**/${folder}/*`],
                    message:
                      'Imports point inwards: nouns know no technology, and technologies not each other.',
                  }))),
          ],
        },
      ],
    },
  };
}

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'data/', 'coverage/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['./test/tsconfig.json', './src/demo/page/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      // Interfaces are async so that another store can come; SQLite happens to answer at once.
      '@typescript-eslint/require-await': 'off',
      'no-console': 'error',
      'max-lines': ['error', { max: 250, skipComments: false }],
    },
  },
  wall(
    ['src/**/*.ts'],
    [],
    ['src/{teams,graph,sqlite,prometheus,engage,demo,cli}/**', 'src/main.ts', 'src/wire.ts'],
  ),
  ...walls.map(({ home }) => wall([`src/${home}/**/*.ts`], [home])),
  wall(['src/engage/**/*.ts'], ['engage']),
  wall(['src/demo/**/*.ts', 'src/cli/**/*.ts', 'src/main.ts', 'src/wire.ts'], ['*']),
  {
    files: ['test/**/*.ts'],
    rules: {
      'max-lines': 'off',
      '@typescript-eslint/unbound-method': 'off',
      // Cards and answers are foreign JSON here, on purpose.
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        module: 'writable',
        require: 'readonly',
        __dirname: 'readonly',
        URL: 'readonly',
        fetch: 'readonly',
      },
    },
    rules: { 'no-console': 'off' },
  },
);
