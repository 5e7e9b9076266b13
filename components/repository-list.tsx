import type { FoundRepository } from '../lib/hub/search.ts';
import { plural } from '../lib/i18n.ts';

/** Repositories to choose from. */
export function RepositoryList({
  repositories,
  lookUp,
}: {
  repositories: FoundRepository[];
  lookUp: (text: string) => void;
}) {
  return (
    <ul class="lines">
      {repositories.map(({ repository, description, pullCount }) => (
        <li key={repository} class="row" data-repository={repository}>
          <button type="button" onClick={() => lookUp(repository.replace(/^library\//, ''))}>
            {repository.replace(/^library\//, '')}
          </button>
          <span class="note facts" dir="auto">
            {description || plural('pulls', pullCount)}
          </span>
        </li>
      ))}
    </ul>
  );
}
