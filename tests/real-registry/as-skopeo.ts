import type { InspectStep } from '../../lib/inspect/inspect.ts';
import { parseConfig, readConfig } from '../../lib/oci/config.ts';
import type { ConfigSummary } from '../../lib/oci/config-summary.ts';
import { schema1Config } from '../../lib/oci/schema1.ts';
import { find, summaryOf } from './client.ts';

/** The output of `skopeo inspect`, reduced to what concerns the image. */
export interface SkopeoInspect {
  Digest: string;
  Created: string;
  Labels: Record<string, string> | null;
  Architecture: string;
  Os: string;
  Layers: string[];
  Env: string[] | null;
  RepoTags: string[];
}

/** What `skopeo inspect --config` writes: the fields of image-spec. */
export interface SkopeoConfig {
  created: string;
  author?: string;
  architecture: string;
  variant?: string;
  os: string;
  config: {
    User?: string;
    ExposedPorts?: Record<string, object>;
    Env?: string[];
    Entrypoint?: string[];
    Cmd?: string[];
    Volumes?: Record<string, object>;
    WorkingDir?: string;
    Labels?: Record<string, string>;
    StopSignal?: string;
  };
  rootfs: { diff_ids: string[] };
  history?: {
    created?: string;
    created_by?: string;
    comment?: string;
    author?: string;
    empty_layer?: boolean;
  }[];
}

/** A time before there were images is not a time that was recorded. */
const recorded = (created: string): string | undefined =>
  Date.parse(created) < Date.UTC(2013) ? undefined : created;

const variables = (env: { name: string; value: string }[]): string[] =>
  env.map(({ name, value }) => `${name}=${value}`);

const labelMap = (labels: { key: string; value: string }[]): Record<string, string> =>
  Object.fromEntries(labels.map(({ key, value }) => [key, value]));

/** Both sides in one shape: the output of `skopeo inspect`, and our own steps. */
export function inspected(steps: InspectStep[], skopeo: SkopeoInspect) {
  const { manifest } = find(steps, 'manifest');
  const summary = summaryOf(steps);
  return {
    ours: {
      digest: find(steps, 'digest').digest,
      created: summary.created,
      labels: labelMap(summary.labels),
      platform: [summary.platform.os, summary.platform.architecture],
      layers: manifest.layers.map(({ digest }) => digest),
      env: variables(summary.env),
    },
    theirs: {
      digest: skopeo.Digest,
      created: recorded(skopeo.Created),
      labels: skopeo.Labels ?? {},
      platform: [skopeo.Os, skopeo.Architecture],
      layers: skopeo.Layers,
      env: skopeo.Env ?? [],
    },
  };
}

/** Both sides of `skopeo inspect --config`. */
export function configured(steps: InspectStep[], skopeo: SkopeoConfig) {
  const parsed = parseConfig(find(steps, 'config').text);
  if (!parsed.ok) throw new Error(`no config: ${parsed.error.reason}`);
  const { summary, history, diffIds } = parsed.value;
  return {
    ours: {
      ...settingsOf(summary),
      diffIds,
      history: history.map(({ createdBy, empty }) => [createdBy, empty]),
    },
    theirs: {
      ...settingsOfSkopeo(skopeo),
      diffIds: skopeo.rootfs.diff_ids,
      history: (skopeo.history ?? []).map(({ created_by = '', empty_layer = false }) => [
        created_by,
        empty_layer,
      ]),
    },
  };
}

/** Every setting of a config as we read it. */
export const settingsOf = (summary: ConfigSummary) => ({
  created: summary.created,
  author: summary.author,
  platform: [summary.platform.os, summary.platform.architecture],
  user: summary.user,
  ports: summary.ports.toSorted(),
  env: variables(summary.env),
  entrypoint: summary.entrypoint,
  cmd: summary.cmd,
  command: summary.command,
  volumes: summary.volumes.toSorted(),
  workdir: summary.workdir,
  labels: labelMap(summary.labels),
  stopSignal: summary.stopSignal,
});

/** The same as skopeo writes it. */
export function settingsOfSkopeo({ created, author, os, architecture, config }: SkopeoConfig) {
  const entrypoint = config.Entrypoint ?? [];
  const cmd = config.Cmd ?? [];
  const isWindows = os === 'windows';
  return {
    created: recorded(created),
    author,
    platform: [os, architecture],
    user: config.User ?? (isWindows ? 'ContainerAdministrator' : 'root'),
    ports: Object.keys(config.ExposedPorts ?? {}).toSorted(),
    env: config.Env ?? [],
    entrypoint,
    cmd,
    command: [...entrypoint, ...cmd],
    volumes: Object.keys(config.Volumes ?? {}).toSorted(),
    workdir: config.WorkingDir ?? (isWindows ? 'C:\\' : '/'),
    labels: config.Labels ?? {},
    stopSignal: config.StopSignal,
  };
}

/** Both sides of `skopeo inspect` of an image in Docker's first schema, which has no config beside it. */
export function inspectedSchema1(steps: InspectStep[], skopeo: SkopeoInspect) {
  const { schema1, digest } = find(steps, 'schema1');
  const read = readConfig(schema1Config(schema1));
  if (!read.ok) throw new Error(`no config: ${read.error.reason}`);
  const { summary } = read.value;
  return {
    ours: {
      digest,
      created: summary.created,
      labels: labelMap(summary.labels),
      platform: [summary.platform.os, summary.platform.architecture],
      layers: schema1.layers,
      env: variables(summary.env),
    },
    theirs: {
      digest: skopeo.Digest,
      created: skopeo.Created,
      labels: skopeo.Labels,
      platform: [skopeo.Os, skopeo.Architecture],
      layers: skopeo.Layers,
      env: skopeo.Env,
    },
  };
}
