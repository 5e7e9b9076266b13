import { useEffect, useRef, useState } from 'preact/hooks';
import { InsteadList } from '../../components/answer/instead-list.tsx';
import { FailureNote } from '../../components/failure-note.tsx';
import { Foreign } from '../../components/foreign.tsx';
import { NamespaceBar } from '../../components/namespace-bar.tsx';
import { NamespaceStatus } from '../../components/namespace-status.tsx';
import { Pager } from '../../components/pager.tsx';
import { PermissionAsk } from '../../components/permission-ask.tsx';
import { RepositoryList } from '../../components/repository-list.tsx';
import { unlessDefect } from '../../lib/failure.ts';
import { isAllKnown, nextQuery, shownOf, totalOf, type Wanted } from '../../lib/hub/api/namespace-reach.ts';
import { t } from '../../lib/i18n.ts';
import { DOCKER_HUB } from '../../lib/oci/reference.ts';
import { quoted } from '../../lib/oci/visible.ts';
import { askForHosts, usePermissionChange } from './permission.ts';
import { signInAddress } from './sign-in-address.ts';
import { useAccessChange } from './use-access-change.ts';
import { similarRepositories } from './use-instead.ts';
import { useNamespace } from './use-namespace.ts';
import { useOwnNamespaces } from './use-own-namespaces.ts';
import { useTagCounts } from './use-tag-counts.ts';

/** Repositories shown at once. */
const REPOSITORIES_PER_PAGE = 25;

interface NamespacePageProps {
  registry: string;
  namespace: string;
  lookUp: (text: string) => void;
  leavesNoTrace: boolean;
}

/** The repositories of a namespace on Docker Hub. Other registries do not list theirs publicly. */
export const NamespacePage = ({ registry, ...props }: NamespacePageProps) =>
  registry === DOCKER_HUB ? (
    <HubNamespace {...props} />
  ) : (
    <p class="note">{t('namespaceElsewhere', quoted(registry))}</p>
  );

function HubNamespace({ namespace, lookUp, leavesNoTrace }: Omit<NamespacePageProps, 'registry'>) {
  const [wanted, setWanted] = useState<Wanted>({ order: 'updated', filter: '' });
  const [from, setFrom] = useState(0);
  const [attempt, setAttempt] = useState(0);
  const top = useRef<HTMLHeadingElement>(null);
  const again = () => setAttempt((count) => count + 1);
  useAccessChange(again);
  usePermissionChange([DOCKER_HUB], again);

  const own = useOwnNamespaces(attempt);
  const { reach, failure, busy, more } = useNamespace(namespace, wanted, attempt);
  const all = shownOf(reach, wanted);
  const first = from < all.length ? from : 0;
  const shown = all.slice(first, first + REPOSITORIES_PER_PAGE);
  const isOwn = own?.namespaces.includes(namespace) === true;
  const tagCounts = useTagCounts(isOwn ? shown : [], attempt);
  const total = isAllKnown(reach, wanted) ? all.length : totalOf(reach, wanted.filter);
  const hasMore = nextQuery(namespace, reach, wanted) !== null;
  const isKeptBack = reach.refused !== null && total !== null && all.length < total && !hasMore;

  return (
    <section data-namespace={namespace} aria-busy={busy}>
      <h1 ref={top} class="ref">
        <Foreign text={`${namespace}/`} />
      </h1>
      <NamespaceBar
        wanted={wanted}
        onChange={(next) => {
          setFrom(0);
          setWanted(next);
        }}
      />
      <NamespaceStatus known={all.length} total={total} busy={busy} />
      {total === 0 && !busy && wanted.filter === '' && <Similar name={namespace} lookUp={lookUp} />}
      <RepositoryList repositories={shown} tagCounts={tagCounts} lookUp={lookUp} />
      <Pager
        from={first}
        count={REPOSITORIES_PER_PAGE}
        total={all.length}
        go={(next) => {
          setFrom(next);
          top.current?.scrollIntoView();
        }}
      />
      {failure?.kind === 'permission-needed' && failure.hosts ? (
        <PermissionAsk hosts={failure.hosts} allow={(hosts) => askForHosts(hosts, `${namespace}/`)} />
      ) : (
        failure && <FailureNote failure={failure} />
      )}
      {hasMore && (total !== null || failure) && (
        // stays while busy: removing it would drop the keyboard focus
        <button
          type="button"
          class="btn"
          data-action="more"
          aria-disabled={busy}
          onClick={() => busy || more()}
        >
          {t(failure && !busy ? 'askAgain' : 'showMore')}
        </button>
      )}
      {isKeptBack && (
        <p class="note" data-kept-back>
          {t('namespaceKeptBack')}{' '}
          <a
            href={signInAddress(DOCKER_HUB, leavesNoTrace)}
            target="_blank"
            rel="noreferrer"
            data-action="sign-in"
          >
            {t('signInOffer', t('dockerHub'))}
          </a>
        </p>
      )}
    </section>
  );
}

/** For a namespace without repositories, `postgres/`: what its name may have meant. An extra: where it cannot be found, nothing is shown. */
function Similar({ name, lookUp }: { name: string; lookUp: (text: string) => void }) {
  const [found, setFound] = useState<string[]>([]);
  useEffect(() => {
    let over = false;
    void similarRepositories(name, '')
      .catch(unlessDefect(null))
      .then((similar) => over || setFound(similar?.references ?? []));
    return () => {
      over = true;
    };
  }, [name]);
  return <InsteadList title={t('similarRepositories')} references={found} lookUp={lookUp} />;
}
