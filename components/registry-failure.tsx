import type { Failure } from '../lib/failure.ts';
import { t } from '../lib/i18n.ts';
import { DOCKER_HUB } from '../lib/oci/reference.ts';
import { FailureNote } from './failure-note.tsx';

/** What only other registries than Docker Hub fail with; undefined for anything else. */
function sentence({ kind, needsGet, hosts }: Failure, registry: string): string | undefined {
  if (kind !== 'unsupported') return undefined;
  if (needsGet) return t('failNeedsGet', registry);
  return hosts && t('failRedirected', registry, hosts.join());
}

/** A failure of a registry as one sentence with the next step. */
export function RegistryFailure({ failure, registry }: { failure: Failure; registry: string }) {
  const own = sentence(failure, registry);
  if (own === undefined)
    return <FailureNote failure={failure} where={registry === DOCKER_HUB ? undefined : registry} />;
  return (
    <p class="alert" role="alert" data-error={failure.kind}>
      {own}
    </p>
  );
}
