// Which way do the arrows between folders point, and which arrows are refused?
const product =
  'events|domain|workflows|activities|projections|notifications|workers|doors|api|simulation|exports|cli|postgres';
const ours = `${product}|web|stack|bench|test`;
const typeOnly = ['type-only'];

/** A rule that lets `folder` import, among our folders, only itself and `allowed`. */
const mayImport = (folder, ...allowed) => ({
  name: `arrows-of-${folder}`,
  comment: `${folder}/ may import ${allowed.join(', ') || 'nothing'} of ours and itself; arrows never point back.`,
  severity: 'error',
  from: { path: `^${folder}/` },
  to: { path: `^(${ours})/`, pathNot: `^(${[folder, ...allowed].join('|')})/` },
});
const onlyTypes = (from, to) => ({
  name: `${from}-to-${to}-as-types-only`,
  comment: `${from}/ must not run code of ${to}/: use "import type".`,
  severity: 'error',
  from: { path: `^${from}/` },
  to: { path: `^${to}/`, dependencyTypesNot: typeOnly },
});

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    mayImport('events'),
    mayImport('domain', 'events'),
    onlyTypes('domain', 'events'),
    mayImport('workflows', 'domain', 'events', 'activities'),
    onlyTypes('workflows', 'events'),
    onlyTypes('workflows', 'activities'),
    mayImport('postgres', 'domain'),
    mayImport('activities', 'postgres', 'domain', 'events'),
    mayImport('projections', 'postgres', 'domain', 'events'),
    mayImport(
      'workers',
      'workflows',
      'activities',
      'projections',
      'notifications',
      'exports',
      'doors',
      'api',
      'postgres',
      'stack',
      'domain',
      'events',
    ),
    mayImport('api', 'doors', 'projections', 'postgres', 'domain', 'events'),
    mayImport('doors', 'workflows', 'activities', 'projections', 'workers', 'postgres', 'domain', 'events'),
    mayImport('notifications', 'projections', 'doors', 'activities', 'postgres', 'domain', 'events'),
    mayImport('simulation', 'doors', 'activities', 'projections', 'domain', 'events'),
    mayImport('exports', 'projections', 'postgres', 'domain', 'events'),
    mayImport(
      'cli',
      'simulation',
      'exports',
      'notifications',
      'doors',
      'workers',
      'projections',
      'stack',
      'domain',
      'events',
    ),
    mayImport('stack'),
    // It speaks with the API over HTTP alone; of our own it knows the contract.
    mayImport('web'),
    {
      name: 'nobody-imports-test-or-bench',
      comment: 'Tests and benchmarks look at the product; the product never looks back.',
      severity: 'error',
      from: { pathNot: '^(test|bench)/' },
      to: { path: '^(test|bench)/' },
    },
    {
      name: 'no-cycle',
      comment: 'Two files that need each other are one file, or a third one is missing.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphan',
      comment: 'A file that nothing imports and that imports nothing is dead.',
      severity: 'error',
      from: { orphan: true, pathNot: ['\\.d\\.[cm]?ts$', '^[^/]+$'] },
      to: {},
    },
    {
      name: 'no-drawer-folder',
      comment: 'A folder is named after what it is about, never after the fact that it holds code.',
      severity: 'error',
      from: {},
      to: {
        path: '^(?!node_modules/).*(^|/)(utils?|helpers?|common|shared|misc|types|lib)(/|\\.ts$)',
        pathNot: '^node_modules/',
      },
    },
    {
      name: 'nothing-unresolved',
      comment: 'An import that leads nowhere fails at run time only.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-development-package-in-the-product',
      comment: 'What the product imports at run time belongs to "dependencies".',
      severity: 'error',
      from: { path: `^(${product}|stack)/` },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: typeOnly },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^(dist|coverage|\\.leadcycle|docs|contracts|examples|deploy)/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
