import { CELLS, type CellResult, nameOf } from './cell.ts';
import { MORTAL_FLOWS } from './deaths.ts';
import { FAULTS } from './faults.ts';
import { FLOWS } from './flows.ts';
import { REQUESTS } from './requests.ts';
import { type FaultWorldName, IDLE } from './results.ts';

/** What came of each cell, by its name. */
type Results = Record<string, CellResult>;
export type AllResults = Partial<Record<FaultWorldName, Results>>;
/** At how many moments of each flow a worker was ended. */
export type AllDeaths = Partial<Record<FaultWorldName, Record<string, number>>>;

const TITLES: Record<FaultWorldName, string> = {
  memory: 'the code with a network in memory',
  chromium: 'Chromium',
  firefox: 'Firefox',
};

/** `docs/faults.md`. Throws a sentence where a cell of one of the worlds is missing. */
export function faultsPage(all: AllResults, deaths: AllDeaths): string {
  const worlds = Object.entries(all) as [FaultWorldName, Results][];
  return [
    '# Faults',
    '',
    'Written by `npm run faults`; not by hand. Every request of a visit, a look-up and an inspection is answered with every fault, over',
    'the worker’s code with a network in memory, and by the built extension in both browsers. In each cell: what was known stays, what',
    'is reported is one of the [closed list](../lib/failure.ts), nothing takes longer than a message may, no page throws, and what is',
    'asked again once the fault is over has everything.',
    '',
    'A cell has the kind of failure that is reported. `·`: none, since the answer was had in another way or the request was tried again;',
    'what cannot be had shows in the coverage. Empty: the request cannot have that fault.',
    '',
    ...worlds.map(([name, results]) => summary(name, results)),
    '',
    ...[...new Set(Object.values(FLOWS).map(({ name }) => name))].flatMap((name) => [
      `## ${name[0]?.toUpperCase()}${name.slice(1)}`,
      '',
      ...tableOf(name, all),
      '',
    ]),
    '## A worker that ends',
    '',
    'The worker is ended before and after every request and, in memory, every write; in browsers also at the message itself. The page',
    'sends its message again, and what comes of it is the same as without an end. At how many moments that was tried:',
    '',
    ...tableOfDeaths(deaths),
    '',
    'In Firefox the same flows also run with its own idle time-out so short that it ends the worker after every message:',
    `${deaths.firefox?.[IDLE] ?? 0} times.`,
    '',
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}

function summary(name: FaultWorldName, results: Results): string {
  const cells = CELLS.map((cell) => {
    const result = results[nameOf(cell)];
    if (!result) throw new Error(`${TITLES[name]} has no “${nameOf(cell)}”`);
    return result;
  });
  const again = cells.filter(({ retries }) => retries > 1).length;
  const reported = cells.filter(({ told }) => told.length > 0).length;
  return `- ${TITLES[name]}: ${cells.length} of ${CELLS.length} cells hold, ${reported} report a failure, ${again} take a second retry.`;
}

/** What flows of one name send. */
function tableOf(name: string, all: AllResults): string[] {
  const requests = REQUESTS.filter(({ flow }) => FLOWS[flow].name === name);
  const row = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [
    row(['', ...requests.map(({ name }) => name)]),
    row(['---', ...requests.map(() => '---')]),
    ...FAULTS.map((fault) =>
      row([fault.name, ...requests.map((request) => textOf({ request, fault }, all))]),
    ),
  ];
}

function tableOfDeaths(deaths: AllDeaths): string[] {
  const worlds = Object.entries(deaths) as [FaultWorldName, Record<string, number>][];
  return [
    `| | ${worlds.map(([world]) => TITLES[world]).join(' | ')} |`,
    `| --- |${worlds.map(() => ' --- |').join('')}`,
    ...MORTAL_FLOWS.map(
      ({ name }) => `| ${name} | ${worlds.map(([, moments]) => moments[name] ?? '').join(' | ')} |`,
    ),
  ];
}

/** What every world reports, or each by itself where they differ. */
function textOf(cell: Parameters<typeof nameOf>[0], all: AllResults): string {
  const name = nameOf(cell);
  const texts = Object.entries(all).flatMap(([world, results]) => {
    const result = results[name];
    return result ? [{ world: world as FaultWorldName, text: result.told.join(', ') || '·' }] : [];
  });
  const [first] = texts;
  if (!first) return '';
  if (texts.every(({ text }) => text === first.text)) return first.text;
  return texts.map(({ world, text }) => `${text} (${world})`).join('; ');
}
