import type { ComponentChildren } from 'preact';
import { formatDay, formatSize, type MessageKey, plural, t } from '../lib/i18n.ts';
import type { ImageDetails } from '../lib/inspect/image-answer.ts';
import type { Label } from '../lib/oci/values/labels.ts';
import { healthcheckInWords } from './healthcheck-words.ts';
import { LongCode } from './long-code.tsx';

/** What is in an image, a row for each thing that a person wants to know before running it. */
export function ConfigTable({ details }: { details: ImageDetails }) {
  const { summary, digest, platform, size, layers } = details;
  const { entrypoint, cmd, command, env, user, workdir, ports, volumes, shell, onbuild, labels } = summary;
  return (
    <dl class="config">
      <Row field="command">{words(command)}</Row>
      <Row field="entrypoint">{words(entrypoint)}</Row>
      <Row field="cmd">{words(cmd)}</Row>
      <Row field="env">{lines(env.map(({ name, value }) => `${name}=${value}`))}</Row>
      <Row field="user">{code(user)}</Row>
      <Row field="workdir">{code(workdir)}</Row>
      <Row field="ports">{lines(ports)}</Row>
      <Row field="volumes">{lines(volumes)}</Row>
      <Row field="healthcheck">{summary.healthcheck && healthcheckInWords(summary.healthcheck)}</Row>
      <Row field="stopsignal">{summary.stopSignal && code(summary.stopSignal)}</Row>
      {shell.length > 0 && <Row field="shell">{words(shell)}</Row>}
      {onbuild.length > 0 && <Row field="onbuild">{lines(onbuild)}</Row>}
      <Row field="labels">{labels.length > 0 && <Labels labels={labels} />}</Row>
      <Row field="created">
        {summary.created ? (
          <time dateTime={summary.created}>{formatDay(Date.parse(summary.created))}</time>
        ) : (
          t('notRecorded')
        )}
      </Row>
      <Row field="size">{size > 0 ? t('compressed', formatSize(size)) : t('notRecorded')}</Row>
      <Row field="layers">{plural('layers', layers)}</Row>
      <Row field="platform">{code(platform)}</Row>
      <Row field="digest">{digest ? code(digest) : t('noDigest')}</Row>
    </dl>
  );
}

/** The `data-field` of each row, and its label. */
const FIELDS = {
  command: 'fieldCommand',
  entrypoint: 'fieldEntrypoint',
  cmd: 'fieldCmd',
  env: 'fieldEnv',
  user: 'fieldUser',
  workdir: 'fieldWorkdir',
  ports: 'fieldPorts',
  volumes: 'fieldVolumes',
  healthcheck: 'fieldHealthcheck',
  stopsignal: 'fieldStopSignal',
  shell: 'fieldShell',
  onbuild: 'fieldOnbuild',
  labels: 'fieldLabels',
  created: 'fieldCreated',
  size: 'fieldSize',
  layers: 'fieldLayers',
  platform: 'platform',
  digest: 'fieldDigest',
} satisfies Record<string, MessageKey>;

function Row({ field, children }: { field: keyof typeof FIELDS; children: ComponentChildren }) {
  return (
    <div data-field={field}>
      <dt>{t(FIELDS[field])}</dt>
      <dd>{children || <span class="note">{t('none')}</span>}</dd>
    </div>
  );
}

const code = (text: string) => <LongCode text={text} />;

/** Arguments, each told from the next: one with a space in it is quoted. */
const words = (args: string[]) =>
  args.length > 0 &&
  code(args.map((arg) => (/^[\w@%+=:,./-]+$/.test(arg) ? arg : JSON.stringify(arg))).join(' '));

const lines = (all: string[]) =>
  all.length > 0 && (
    <ul class="lines">
      {all.map((line) => (
        <li key={line}>{code(line)}</li>
      ))}
    </ul>
  );

function Labels({ labels }: { labels: Label[] }) {
  return (
    <ul class="lines">
      {labels.map(({ key, value }) => (
        <li key={key}>
          <code>{key}</code> <Value text={value} />
        </li>
      ))}
    </ul>
  );
}

/** A label's value; an address becomes a link only where it is https. */
function Value({ text }: { text: string }) {
  if (!/^https:\/\/[^\s"'<>]+$/.test(text)) return <span dir="auto">{text}</span>;
  return (
    <a href={text} rel="noreferrer noopener" target="_blank">
      {text}
    </a>
  );
}
