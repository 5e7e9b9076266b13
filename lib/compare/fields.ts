import type { ConfigSummary } from '../oci/config-summary.ts';
import { type Difference, differenceOf } from './difference.ts';

/** One field of the config, or one key of it, on both sides. */
export interface FieldDifference {
  /** As `data-field`. */
  field: string;
  /** Of an environment variable its name, of a label its key, of a port or volume itself. */
  key?: string;
  diff: Difference;
  from?: string;
  to?: string;
  /** May break who runs the image. */
  isBreaking: boolean;
  /** Differs between any two builds (a date, a revision), so it is folded away. */
  isExpected: boolean;
}

type Values = Map<string, string>;

/** A field to compare: as one value, or as values by key. */
interface ComparedField {
  field: string;
  isBreaking: boolean;
  /** The value in words that a person would write; `undefined` if it is not set. */
  value?: (summary: ConfigSummary) => string | undefined;
  values?: (summary: ConfigSummary) => Values;
  isExpected?: (key: string) => boolean;
}

/** Arguments as JSON: `["nginx","-g"]`. Lists that differ only in where an argument ends stay different. */
const words = (list: string[] | undefined) => (list?.length ? JSON.stringify(list) : undefined);
const keysOf = (list: string[]): Values => new Map(list.map((one) => [one, one]));
const filled = (text: string | undefined) => (text === '' ? undefined : text);

/** Keys of labels that tell when and from what an image was built. */
const EXPECTED = /(?:^|[._-])(?:created|build-date|revision|vcs-ref|version|base\.digest)$/i;

const COMPARED: readonly ComparedField[] = [
  { field: 'entrypoint', isBreaking: true, value: ({ entrypoint }) => words(entrypoint) },
  { field: 'cmd', isBreaking: true, value: ({ cmd }) => words(cmd) },
  { field: 'user', isBreaking: true, value: ({ user }) => filled(user) },
  { field: 'workdir', isBreaking: true, value: ({ workdir }) => filled(workdir) },
  { field: 'ports', isBreaking: true, values: ({ ports }) => keysOf(ports) },
  { field: 'volumes', isBreaking: true, values: ({ volumes }) => keysOf(volumes) },
  {
    field: 'healthcheck',
    isBreaking: true,
    value: ({ healthcheck }) => healthcheck && JSON.stringify(healthcheck),
  },
  { field: 'stopsignal', isBreaking: true, value: ({ stopSignal }) => filled(stopSignal) },
  { field: 'shell', isBreaking: true, value: ({ shell }) => words(shell) },
  {
    field: 'env',
    isBreaking: false,
    values: ({ env }) => new Map(env.map(({ name, value }) => [name, value])),
  },
  {
    field: 'labels',
    isBreaking: false,
    values: ({ labels }) => new Map(labels.map(({ key, value }) => [key, value])),
    isExpected: (key) => EXPECTED.test(key),
  },
];

const isSame = ({ diff }: FieldDifference) => diff === 'same';

/**
 * Compares two configs field by field, keys in their order: those that may break something first, what is the same last
 * within its field. Both sides must be of the same exactness: a config is not compared with build steps.
 */
export function compareFields(from: ConfigSummary, to: ConfigSummary): FieldDifference[] {
  return COMPARED.flatMap(({ field, isBreaking, value, values, isExpected = () => false }) => {
    if (value) {
      const [one, other] = [value(from), value(to)];
      if (one === undefined && other === undefined) return [];
      return [row({ field, isBreaking, isExpected: false }, one, other)];
    }
    const [one, other] = [values?.(from) ?? new Map(), values?.(to) ?? new Map()];
    const keys = [...new Set([...one.keys(), ...other.keys()])].toSorted();
    const all = keys.map((key) =>
      row({ field, key, isBreaking, isExpected: isExpected(key) }, one.get(key), other.get(key)),
    );
    return [...all.filter((each) => !isSame(each)), ...all.filter(isSame)];
  });
}

const row = (
  what: Pick<FieldDifference, 'field' | 'key' | 'isBreaking' | 'isExpected'>,
  from: string | undefined,
  to: string | undefined,
): FieldDifference => ({
  ...what,
  diff: differenceOf(from, to),
  ...(from !== undefined && { from }),
  ...(to !== undefined && { to }),
});
