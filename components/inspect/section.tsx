import { t } from '../../lib/i18n.ts';
import type { Children } from '../children.ts';
import { Countdown } from '../countdown.tsx';
import { FailureNote } from '../failure-note.tsx';
import { PermissionAsk } from '../permission-ask.tsx';
import { AskedUntil } from '../retry-now.tsx';
import { SignInOffer } from '../sign-in-offer.tsx';
import { Icon } from './icon.tsx';
import { type InspectPage, isUnread } from './page.ts';
import type { Resource } from './resource.ts';

interface SectionProps {
  /** Its `data-section`, and its anchor. */
  id: string;
  title: string;
  /** Beside the title. */
  note?: Children;
  /** At the end of the title's line. */
  tools?: Children;
  state: Resource<unknown>['state'];
  children: Children;
}

/** The frame of a section: title, note, tools, content. */
export const Section = ({ id, title, note, tools, state, children }: SectionProps) => (
  <section
    class="section"
    id={id}
    data-section={id}
    data-state={state}
    aria-busy={state === 'loading'}
    aria-label={title}
  >
    <header>
      <h2>{title}</h2>
      {note && <span class="soft">{note}</span>}
      {tools && <span class="push row">{tools}</span>}
    </header>
    {children}
  </section>
);

/** In a section about an image that could not be read: why stands in the head. Not of what is no image. */
export const NotRead = (page: InspectPage) =>
  isUnread(page) ? <p class="soft">{t('inspectImageNotRead')}</p> : null;

/** Lines that hold the height of what comes. */
export const Skeleton = ({ lines }: { lines: number }) => (
  <p class="skeleton" role="status" aria-label={t('looking')}>
    {Array.from({ length: lines }, (_, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the lines are alike
      <span key={at} class="skel" style={{ inlineSize: `${72 - ((at * 17) % 40)}%` }} />
    ))}
  </p>
);

interface FailedProps {
  resource: Pick<Resource<unknown>, 'failure' | 'load'>;
  page: Pick<InspectPage, 'reference' | 'isHub' | 'allow' | 'approve' | 'signIn' | 'resume'>;
}

/** Why a section could not be loaded, and what the reader can do: permit, sign in, or try again. */
export function Failed({ resource: { failure, load }, page }: FailedProps) {
  const { registry } = page.reference;
  if (!failure) return null;
  if (failure.kind === 'permission-needed' && failure.hosts)
    return <PermissionAsk hosts={failure.hosts} allow={page.allow} stays />;
  // A step with one button: after it the page reads again by itself.
  if (failure.kind === 'unauthorized')
    return <SignInOffer failure={failure} registry={registry} signIn={page.signIn} approve={page.approve} />;
  return (
    <div class="notice" data-failed={failure.kind}>
      <Icon name={failure.kind === 'rate-limited' ? 'clock' : 'warn'} />
      <div>
        <FailureNote failure={failure} where={page.isHub ? undefined : registry} />
      </div>
      <div class="row">
        <button
          type="button"
          class="btn"
          data-action="retry"
          onClick={() => (failure.until === undefined ? load() : page.resume(failure.host ?? '', load))}
        >
          <Icon name="retry" />
          {t('retryNow')}
        </button>
        <AskedUntil failure={failure} />
        {failure.until !== undefined && <Countdown until={failure.until} />}
      </div>
    </div>
  );
}

interface LoadButtonProps {
  resource: Resource<unknown>;
  /** What it loads, with what that costs. */
  children: Children;
  action?: string;
}

/** Loads what costs something. Its text names the cost. */
export const LoadButton = ({ resource, children, action = 'load' }: LoadButtonProps) => (
  <button
    type="button"
    class="btn"
    data-action={action}
    disabled={resource.state === 'loading'}
    onClick={resource.load}
  >
    {children}
  </button>
);
