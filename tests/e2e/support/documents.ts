import * as v from 'valibot';
import { documentOf } from '../../hub-in-a-box/build.ts';

const Manifest = v.object({
  config: v.object({ digest: v.string() }),
  layers: v.array(v.object({ size: v.number() })),
});

const List = v.optional(v.array(v.string()), []);
const Keys = v.optional(v.record(v.string(), v.unknown()), {});
const Config = v.object({
  architecture: v.string(),
  os: v.string(),
  variant: v.optional(v.string()),
  created: v.string(),
  config: v.object({
    Entrypoint: List,
    Cmd: List,
    Env: List,
    User: v.optional(v.string()),
    WorkingDir: v.optional(v.string()),
    ExposedPorts: Keys,
    Volumes: Keys,
    StopSignal: v.optional(v.string()),
    Labels: v.optional(v.record(v.string(), v.string()), {}),
  }),
});

const documentFor = (digest: string): unknown => JSON.parse(documentOf(digest)?.body.toString() ?? 'null');

const words = (args: string[]): string =>
  args.length === 0
    ? 'none'
    : args.map((arg) => (/^[\w./:=-]+$/.test(arg) ? arg : JSON.stringify(arg))).join(' ');
const lines = (all: string[]): string => (all.length === 0 ? 'none' : all.join('\n'));

/** The expected config table of a platform's image, from the documents that the box serves. */
export function fieldsOf(digest: string): Record<string, string> {
  const manifest = v.parse(Manifest, documentFor(digest));
  const { config, created, ...on } = v.parse(Config, documentFor(manifest.config.digest));
  const labels = Object.entries(config.Labels).sort(([a], [b]) => (a < b ? -1 : 1));
  const variant = on.variant && !(on.architecture === 'arm64' && on.variant === 'v8') ? `/${on.variant}` : '';
  const day = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium' }).format(new Date(created));
  const count = manifest.layers.length;
  return {
    command: words([...config.Entrypoint, ...config.Cmd]),
    entrypoint: words(config.Entrypoint),
    cmd: words(config.Cmd),
    env: lines(config.Env),
    user: config.User || 'root',
    workdir: config.WorkingDir || '/',
    ports: lines(Object.keys(config.ExposedPorts)),
    volumes: lines(Object.keys(config.Volumes)),
    stopsignal: config.StopSignal ?? 'none',
    labels: lines(labels.map(([key, value]) => `${key} ${value}`.trim())),
    created: day,
    layers: count === 1 ? '1 layer' : `${count} layers`,
    platform: `${on.os}/${on.architecture}${variant}`,
    digest,
  };
}
