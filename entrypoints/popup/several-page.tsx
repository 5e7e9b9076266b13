import { unlessDefect } from '../../lib/failure.ts';
import './pasted/several.css';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { ChangesSection, CopyBar, type Mode } from '../../components/pasted/changes-section.tsx';
import { DownloadLine } from '../../components/pasted/download-line.tsx';
import { ImagesTable } from '../../components/pasted/images-table.tsx';
import { LeftList } from '../../components/pasted/left-list.tsx';
import { byNeed, type PastedImage, type PastedRow } from '../../components/pasted/pasted-row.ts';
import { PlatformChoice } from '../../components/pasted/platform-choice.tsx';
import { ReadBar } from '../../components/pasted/read-bar.tsx';
import { TagsSection } from '../../components/pasted/tags-section.tsx';
import { exportNames } from '../../lib/aliases/export-names.ts';
import { plural } from '../../lib/i18n.ts';
import { send } from '../../lib/messages/send.ts';
import type { Found, TextPlace } from '../../lib/paste/pasted.ts';
import type { Change } from '../../lib/paste/pin/edits.ts';
import { WatchToggle } from './lazy-watch-toggle.ts';
import { changesOf, digestKey, isChosenAtFirst, targetOf } from './pasted/changes.ts';
import { useAllTags } from './pasted/use-all-tags.ts';
import { useAskedDigests, withAsked } from './pasted/use-asked-digests.ts';
import { useDigests } from './pasted/use-digests.ts';
import { useDownload } from './pasted/use-download.ts';
import { useFacts } from './pasted/use-facts.ts';
import { useInSteps } from './pasted/use-in-steps.ts';
import { useKept } from './pasted/use-kept.ts';
import { useLatest } from './pasted/use-latest.ts';
import { useRewritten } from './pasted/use-rewritten.ts';
import { useUpdates } from './pasted/use-updates.ts';
import { askForHosts, usePermissionChange } from './permission.ts';
import { comparisonOf } from './private-window.ts';

interface SeveralPageProps {
  /** The pasted text. */
  text: string;
  found: Found<TextPlace>[];
  lookUp: (text: string) => void;
  leavesNoTrace: boolean;
}

/** A pasted text as a table of its images, and the text with digests and newer tags. */
export function SeveralPage({ text, found, lookUp, leavesNoTrace }: SeveralPageProps) {
  const images = useMemo(() => found.filter((one): one is PastedImage => one.kind === 'image'), [found]);
  const others = useMemo(() => found.filter(({ kind }) => kind !== 'image'), [found]);
  const [platform, setPlatform] = useState<string | undefined>();
  const [preferred, setPreferred] = useState('linux/amd64');
  const [attempt, setAttempt] = useState(0);
  const [mode, setMode] = useState<Mode>('pin');
  const [choices, setChoices] = useState<ReadonlyMap<number, boolean>>(new Map());
  const [now] = useState(Date.now);
  const comparison = useCallback(
    (one: string, other: string) => comparisonOf(one, other, leavesNoTrace),
    [leavesNoTrace],
  );
  useEffect(() => {
    // Only the choice that is shown first: the worker knows the preferred platform.
    void send('settings.look', {})
      .then((settings) => setPreferred(settings.platform))
      .catch(unlessDefect(undefined));
  }, []);

  const updates = useUpdates(images, platform, attempt);
  const { answers, reading } = updates;
  const asked = useAskedDigests();
  const facts = useFacts(platform);
  const awaited = Math.min(updates.limit, updates.firstUnread + MAX_AWAITED);
  const made = images.map((image, at): PastedRow => {
    const answered = answers.get(at);
    const { update, pulls } = withAsked(answered?.update ?? null, asked.answers.get(at));
    const first = isChosenAtFirst({ image, update }, mode);
    return {
      ...{ at, image, update, facts: facts.facts.get(at) ?? null, ...(pulls && { pulls }) },
      isAwaited: (at < awaited || update?.failure != null) && reading.isRunning,
      isWhole: answered?.isWhole ?? false,
      isChosen: first === null ? null : (choices.get(at) ?? first),
    };
  });
  const rows = useKept(made);

  const missing = changesOf(rows, mode, new Map()).missing;
  const targets = missing.map((row) => digestKey(row, targetOf(row.update ?? NO_OFFER, mode)?.tag ?? ''));
  const digests = useDigests(targets);
  const isUpdate = mode !== 'pin';
  const pinning = useRewritten(text, found, changesOf(rows, 'pin', digests).changes, reading.isRunning);
  const updating = useRewritten(
    text,
    found,
    isUpdate ? changesOf(rows, mode, digests).changes : NONE,
    reading.isRunning,
  );
  const updated = isUpdate ? updating : pinning;
  const { download, ask: askDownload } = useDownload(rows, platform ?? preferred);
  const all = useAllTags(images);

  const askAgain = () => setAttempt((count) => count + 1);
  usePermissionChange(
    images.map(({ reference }) => reference.registry),
    askAgain,
  );
  const choose = (some: PastedRow[], isChosen: boolean) =>
    setChoices((before) => new Map([...before, ...some.map(({ at }) => [at, isChosen] as const)]));
  const drawn = useInSteps(reading.isRunning ? rows : byNeed(rows));
  const isChangeable = rows.filter(({ isChosen }) => isChosen !== null);

  return (
    <div class="pasted">
      <header class="row">
        <h1>{plural('imagesInText', images.length)}</h1>
        <PlatformChoice platform={platform ?? preferred} choose={setPlatform} />
        <WatchToggle
          references={images.map(({ reference }) => reference)}
          label={(count) => plural('watchThese', count)}
        />
      </header>
      <ReadBar
        reading={{ ...reading, hasPaid: rows.some(({ pulls }) => pulls) }}
        stop={updates.stop}
        goOn={updates.goOn}
        readRest={updates.readRest}
      />
      <ImagesTable
        rows={rows}
        drawn={drawn}
        lookUp={useLatest(lookUp)}
        comparison={comparison}
        allow={useLatest((hosts) => askForHosts(hosts, text))}
        choose={useLatest((row, isChosen) => choose([row], isChosen))}
        chooseAll={(isChosen) => choose(isChangeable, isChosen)}
        askFacts={useLatest(facts.ask)}
        askDigest={useLatest(asked.ask)}
        retry={useLatest(() => {
          updates.goOn();
          askAgain();
        })}
        now={now}
      />
      <LeftList text={text} others={others} left={updated.left} />
      <DownloadLine download={download} platform={platform ?? preferred} ask={askDownload} />
      <TagsSection
        repositories={all.repositories}
        isReading={all.isReading}
        ask={all.ask}
        write={(format) => exportNames(all.repositories ?? [], format)}
      />
      <ChangesSection
        mode={mode}
        chooseMode={setMode}
        lines={updated.lines}
        changes={updated.edits.length}
        pinned={pinning.text}
        updated={updated.text}
        missing={targets.filter((target) => !digests.has(target)).length}
      />
      <CopyBar
        mode={mode}
        pinned={pinning}
        updated={updated}
        chosen={isChangeable.filter(({ isChosen }) => isChosen).length}
        images={images.length}
      />
    </div>
  );
}

/** Rows that are shown as being asked for: answers come more or less in order. */
const MAX_AWAITED = 30;

const NO_OFFER = { newer: null, withinMajor: null };

const NONE: ReadonlyMap<Found<TextPlace>, Change> = new Map();
