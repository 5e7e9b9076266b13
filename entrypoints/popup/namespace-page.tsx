import { useEffect, useState } from 'preact/hooks';
import { FailureNote } from '../../components/failure-note.tsx';
import { RepositoryList } from '../../components/repository-list.tsx';
import type { FoundRepository } from '../../lib/hub/search.ts';
import { plural, t } from '../../lib/i18n.ts';
import { DOCKER_HUB } from '../../lib/oci/reference.ts';
import { type Failure, failureOf } from '../../lib/registry/errors.ts';
import { send } from '../../lib/send.ts';

interface NamespacePageProps {
  registry: string;
  namespace: string;
  lookUp: (text: string) => void;
}

/** The repositories of a namespace on Docker Hub; no other registry lists them to everybody. */
export function NamespacePage({ registry, namespace, lookUp }: NamespacePageProps) {
  const [repositories, setRepositories] = useState<FoundRepository[]>([]);
  const [total, setTotal] = useState<number | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [page, setPage] = useState(1);
  const isHub = registry === DOCKER_HUB;

  useEffect(() => {
    if (!isHub) return;
    send('hub.namespace', { name: namespace, page }).then(
      (answer) => {
        setTotal(answer.total);
        setRepositories((before) => [...before, ...answer.repositories]);
      },
      (error) => setFailure(failureOf(error)),
    );
  }, [namespace, page]);

  if (!isHub) return <p class="note">{t('namespaceElsewhere', registry)}</p>;
  return (
    <section>
      <h1>{namespace}/</h1>
      {total !== null && <p class="note">{plural('repositories', total)}</p>}
      <RepositoryList repositories={repositories} lookUp={lookUp} />
      {failure && <FailureNote failure={failure} />}
      {total !== null && !failure && repositories.length < total && (
        <button type="button" data-action="more" onClick={() => setPage(page + 1)}>
          {t('showMore')}
        </button>
      )}
    </section>
  );
}
