import type { HubApi } from '../hub/api/api.ts';
import { formatList, formatSeconds, formatSize, plural, t } from '../i18n.ts';
import type { DerivedConfig } from '../messages/derived-config.ts';
import type { RequestOf } from '../messages/messages.ts';
import type { ConfigRow } from '../oci/config-rows.ts';
import { formatStep } from '../oci/history.ts';
import type { WindowKind } from '../store/window-kind.ts';
import { hubBudget } from './hub-api.ts';
import { derivedFor, MESSAGE_TIMEOUT_MS } from './image.ts';
import { known } from './listings.ts';
import { notPublic, readAsPage } from './public-first.ts';
import { together } from './together.ts';

/** Most lines of a field or of the steps, and most characters of one: the popup has the rest. */
const MAX_LINES = 100;
const MAX_CHARACTERS = 600;

/**
 * A tag's config by Docker Hub's build steps, read as a web page may. What no step sets is left out where the base image may have
 * set it. Errors: `unauthorized` unless the listing was found to be public.
 */
export async function derivedConfig(
  { repository, tag, platform }: RequestOf<'config.derived'>,
  from: WindowKind,
): Promise<DerivedConfig> {
  if (!(await known({ repository }, from)).asPage?.isPublic) throw notPublic();
  const read = (api: HubApi) => api.images(repository, tag, AbortSignal.timeout(MESSAGE_TIMEOUT_MS));
  const readAll = async () => {
    await hubBudget();
    return readAsPage(read, from);
  };
  const details = derivedFor(await together(['derived', tag], { repository }, from, readAll), platform);
  const facts: [field: string, label: string, line: string][] = [
    ['layers', t('fieldLayers'), plural('layers', details.layers)],
    ['platform', t('platform'), details.platform],
  ];
  if (details.size > 0) facts.unshift(['size', t('fieldSize'), t('compressed', formatSize(details.size))]);
  if (details.digest) facts.push(['digest', t('fieldDigest'), details.digest]);
  const rows = details.rows.filter(({ as }) => as !== 'time');
  // What no step sets the config may set.
  const unset = rows.filter(isUnset).map(({ label }) => t(label));
  if (unset.length > 0) facts.unshift(['unread', t('inspectNotRead'), formatList(unset)]);
  return {
    rows: [
      ...rows
        .filter((row) => !isUnset(row))
        .map((row) => ({ field: row.field, label: t(row.label), lines: bounded(linesOf(row)) })),
      ...facts.map(([field, label, line]) => ({ field, label, lines: [line] })),
    ],
    steps: details.steps.slice(0, MAX_LINES).map((step) => ({
      text: short(formatStep(step)),
      size: step.layer?.size ? formatSize(step.layer.size) : '',
    })),
  };
}

const short = (text: string) => (text.length > MAX_CHARACTERS ? `${text.slice(0, MAX_CHARACTERS)}…` : text);

const bounded = (lines: string[]): string[] =>
  lines.length > MAX_LINES ? [...lines.slice(0, MAX_LINES).map(short), '…'] : lines.map(short);

const isUnset = ({ value }: ConfigRow) => value === null || (Array.isArray(value) && value.length === 0);

function linesOf(row: ConfigRow): string[] {
  if (row.value === null) return [];
  switch (row.as) {
    case 'words':
      return [row.value.map(quoted).join(' ')];
    case 'lines':
      return row.value;
    case 'variables':
      return row.value.map(({ name, value }) => `${name}=${value}`);
    case 'labels':
      return row.value.map(({ key, value }) => `${key} ${value}`);
    case 'healthcheck':
      return [row.value.kind === 'none' ? t('healthcheckOff') : row.value.command.join(' ')];
    case 'seconds':
      return [formatSeconds(row.value)];
    default:
      return [row.value];
  }
}

/** An argument, quoted if it has a space or another character that a shell would interpret. */
const quoted = (argument: string): string =>
  /^[\w@%+=:,./-]+$/.test(argument) ? argument : JSON.stringify(argument);
