/** The nouns of the office, lower ones first: a noun calls another only downwards. */
const NOUNS = [
  'audit',
  'account',
  'unit',
  'calendar',
  'file',
  'disclosure',
  'review',
  'channel',
  'collection',
  'application',
  'letter',
  'release',
  'remedy',
  'inquiry',
  'survey',
  'subscription',
  'activity',
  'proposal',
  'supervision',
  'report',
  'rollup',
  'search',
  'sample',
]
const DOORS = ['portal', 'api', 'feeds', 'jobs', 'cli']
const TEST = '\\.test\\.tsx?$'

const forbid = (name, because, { from, to }) => ({ name, severity: 'error', comment: because, from, to })

const FLOORS = [
  forbid('law-stands-alone', 'The statute is pure: whoever reads a rule needs to know nothing but other rules.', {
    from: { path: '^src/law/', pathNot: TEST },
    to: { pathNot: '^src/law/' },
  }),
  forbid('law-tests-know-law-only', 'A test of the law that needs another floor shows that a rule is not pure.', {
    from: { path: `^src/law/.*${TEST}` },
    to: { path: '^(src|tests)/', pathNot: ['^src/law/', '^tests/law/'] },
  }),
  forbid('kit-knows-no-statute', 'Technical rooms serve any rule; only the words Day and Finding are shared.', {
    from: { path: '^src/kit/' },
    to: { path: '^src/', pathNot: ['^src/kit/', '^src/law/(day|finding)\\.ts$'] },
  }),
  ...['gates', 'papers', 'channels'].map((room) =>
    forbid(`${room}-stand-on-law-and-kit`, 'Gates, papers and channels are neighbours that never call each other.', {
      from: { path: `^src/${room}/` },
      to: { path: '^src/', pathNot: [`^src/${room}/`, '^src/(law|kit)/'] },
    }),
  ),
  forbid('office-knows-no-door', 'What the office does is the same through every door.', {
    from: { path: '^src/office/' },
    to: { path: '^src/(doors/|main\\.ts$)' },
  }),
  forbid('doors-open-on-the-office', 'A door turns words into input and answers into words; gates belong to verbs.', {
    from: { path: '^src/doors/' },
    to: { path: '^src/gates/' },
  }),
  ...DOORS.map((door) =>
    forbid(`door-${door}-stands-alone`, 'Doors never import each other: each can be opened or shut on its own.', {
      from: { path: `^src/doors/${door}/` },
      to: { path: '^src/doors/', pathNot: `^src/doors/${door}/` },
    }),
  ),
  forbid('every-door-is-listed', 'A new door is added to the list in this file, so that its walls are checked.', {
    from: {},
    to: { path: '^src/doors/', pathNot: `^src/doors/(${DOORS.join('|')})/` },
  }),
  forbid('nobody-imports-the-wiring', 'main builds and wires; what needs a part of it takes it as an argument.', {
    from: {},
    to: { path: ['^src/main\\.ts$', '^src/doors/cli/main\\.ts$'] },
  }),
  forbid('program-knows-no-tests', 'Tests, tools and benches look at the program; never the other way round.', {
    from: { path: '^src/', pathNot: TEST },
    to: { path: '^(tests|tools|bench|runtime)/' },
  }),
  forbid('program-needs-no-test-file', 'A test file exports nothing.', { from: {}, to: { path: TEST } }),
]

const OFFICE = [
  ...NOUNS.slice(0, -1).map((noun, index) =>
    forbid(`${noun}-calls-downwards`, `Nouns call only lower ones; the order is: ${NOUNS.join(' · ')}.`, {
      from: { path: `^src/office/${noun}/`, pathNot: TEST },
      to: { path: `^src/office/(${NOUNS.slice(index + 1).join('|')})/` },
    }),
  ),
  forbid('nouns-stand-below-the-office', 'Files directly in office gather all nouns; no noun needs the gathering.', {
    from: { path: '^src/office/[^/]+/', pathNot: TEST },
    to: { path: '^src/office/[^/]+\\.ts$' },
  }),
  forbid('every-noun-is-listed', 'A new noun takes its place in the order of this file.', {
    from: {},
    to: { path: '^src/office/[^/]+/', pathNot: `^src/office/(${NOUNS.join('|')})/` },
  }),
  forbid('sql-lives-in-stores', 'Queries stand in one file per noun, so that they are read and counted in one place.', {
    from: { path: '^src/', pathNot: ['^src/office/.+/store\\.ts$', '^src/kit/db/', TEST] },
    to: { path: '(^|/)node_modules/kysely/' },
  }),
  forbid('only-kit-speaks-to-postgres', 'Connections, transactions and their errors are handled once.', {
    from: { path: '^src/', pathNot: ['^src/kit/', TEST] },
    to: { path: '(^|/)node_modules/pg/' },
  }),
]

export default {
  forbidden: [
    ...FLOORS,
    ...OFFICE,
    forbid('no-circle', 'No part of a circle can be read, tested or moved alone; types count.', {
      from: {},
      to: { circular: true },
    }),
    forbid('no-dangling-import', 'An import that this check cannot resolve would escape every other rule.', {
      from: {},
      to: { couldNotResolve: true },
    }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    moduleSystems: ['es6'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default', 'require'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
    },
  },
}
