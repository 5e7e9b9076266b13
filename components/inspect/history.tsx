import { formatDay, formatSize, plural, t } from '../../lib/i18n.ts';
import {
  type Dockerfile,
  dockerfileOf,
  formatDockerfile,
  type HistoryLine,
  type StepGroup,
  type StepNote,
} from '../../lib/oci/dockerfile.ts';
import type { Children } from '../children.ts';
import { Foreign } from '../foreign.tsx';
import { useCopy } from '../use-copy.ts';
import { useFirst } from '../use-first.tsx';
import { BuildArguments } from './build-arguments.tsx';
import { Icon } from './icon.tsx';
import { type InspectPage, isNoImage } from './page.ts';
import { NotRead, Section, Skeleton } from './section.tsx';
import { largestOf, SizeBar } from './size-bar.tsx';
import { StepText } from './step-text.tsx';

/** The history as the Dockerfile that the image may have been built from, each step with its layer's size. */
export function History(page: InspectPage) {
  const { facts, details } = page;
  const steps = details?.steps ?? [];
  const file = dockerfileOf(steps);
  const layers = steps.filter(({ layer }) => layer).length;
  const recordsNoSettings = steps.length > 0 && steps.every(({ builder }) => builder === 'kaniko');
  return (
    <Section
      id="history"
      title={t('inspectHistory')}
      note={
        steps.length > 0 &&
        t('inspectHistoryNote', plural('inspectSteps', steps.length), plural('layers', layers))
      }
      tools={steps.length > 0 && <CopyText file={file} />}
      state={facts.state}
    >
      {facts.state === 'loading' && !details && <Skeleton lines={6} />}
      <NotRead {...page} />
      {isNoImage(page) && <p class="soft">{t('inspectNone')}</p>}
      {facts.state === 'complete' && steps.length === 0 && !isNoImage(page) && (
        <p class="soft">{t('inspectNoHistory')}</p>
      )}
      {recordsNoSettings && <Remark>{t('inspectKaniko')}</Remark>}
      {file.isSquashed && <Remark>{t('inspectSquashed')}</Remark>}
      {file.lines.some(({ buildArguments }) => buildArguments.length > 0) && (
        <Remark>{t('inspectArgumentsPublic')}</Remark>
      )}
      <Steps file={file} />
    </Section>
  );
}

const Remark = ({ children }: { children: string }) => (
  <p class="notice">
    <Icon name="info" />
    <span>{children}</span>
  </p>
);

function CopyText({ file }: { file: Dockerfile }) {
  const { copied, refused, copy } = useCopy();
  return (
    <button
      type="button"
      class="btn quiet"
      data-action="copy-history"
      onClick={() => copy(formatDockerfile(file))}
    >
      <Icon name={copied ? 'check' : 'copy'} />
      {t(copied ? 'copied' : refused ? 'copyRefused' : 'inspectCopyText')}
    </button>
  );
}

function Steps({ file: { lines, groups } }: { file: Dockerfile }) {
  const [shown, more] = useFirst(lines);
  const largest = largestOf([...lines, ...groups]);
  const rows: Children[] = [];
  for (const line of shown) {
    const group = groups.find(({ first }) => first === line.step);
    if (group) rows.push(<Group key={`group ${line.step}`} group={group} largest={largest} />);
    const isGrouped = groups.some(({ first, last }) => first <= line.step && line.step <= last);
    rows.push(<Step key={line.step} line={line} largest={largest} isGrouped={isGrouped} />);
  }
  return (
    <>
      <ol class="steps">{rows}</ol>
      {more}
    </>
  );
}

/** The bracket of steps that made one layer together. */
const Group = ({ group: { first, last, layer }, largest }: { group: StepGroup; largest: number }) => (
  <li class="bracket" data-group-size={layer.size} data-first={first} data-last={last}>
    <span />
    <span class="soft">{t('inspectTogether', last - first + 1)}</span>
    <SizeBar size={layer.size} largest={largest} />
    <span class="num">{formatSize(layer.size)}</span>
  </li>
);

interface StepProps {
  line: HistoryLine;
  largest: number;
  isGrouped: boolean;
}

const Step = ({ line, largest, isGrouped }: StepProps) => {
  const { step, instruction, text, layer, note, buildArguments } = line;
  return (
    <li
      class={isGrouped ? 'grouped' : undefined}
      data-step={step}
      data-instruction={instruction || undefined}
      data-size={layer?.size}
    >
      <span>{step}</span>
      <div>
        <StepText instruction={instruction} text={text} />
        {note && <Note note={note} />}
        {buildArguments.length > 0 && <BuildArguments all={buildArguments} />}
      </div>
      <SizeBar size={layer?.size ?? 0} largest={largest} />
      <span class="num">{layer && (layer.size > 0 ? formatSize(layer.size) : t('notRecorded'))}</span>
    </li>
  );
};

function Note({ note }: { note: StepNote }) {
  const said =
    note.kind === 'system'
      ? note.at === undefined
        ? note.name
        : t('inspectSystemAsOf', note.name, formatDay(note.at))
      : note.kind === 'squashed'
        ? t('inspectSquashedStep')
        : note.text;
  return (
    <p class="soft" data-note={note.kind}>
      <Foreign text={said} max={10_000} />
    </p>
  );
}
