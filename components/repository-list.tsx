import { familiarRepository } from '../lib/hosts/docker-hub.ts';
import type { ListedRepository } from '../lib/hub/api/repositories.ts';
import { formatDay, plural, t } from '../lib/i18n.ts';
import { Foreign } from './foreign.tsx';

interface RepositoryListProps {
  repositories: ListedRepository[];
  /** Tag counts by repository, as far as they are known. */
  tagCounts: ReadonlyMap<string, number>;
  lookUp: (text: string) => void;
}

/** Repositories to choose from, each with its facts from Docker Hub. */
export const RepositoryList = ({ repositories, tagCounts, lookUp }: RepositoryListProps) => (
  <ul class="lines repositories">
    {repositories.map((each) => {
      const name = familiarRepository(each.repository);
      return (
        <li key={each.repository} data-repository={each.repository}>
          <button type="button" class="link" onClick={() => lookUp(name)}>
            <Foreign text={name} />
          </button>
          <span class="note">{factsOf(each, tagCounts.get(each.repository)).join(' · ')}</span>
          {each.description && (
            <p class="note">
              <Foreign text={each.description} />
            </p>
          )}
        </li>
      );
    })}
  </ul>
);

function factsOf({ isPrivate, pullCount, updatedAt }: ListedRepository, tags: number | undefined): string[] {
  const facts = isPrivate ? [t('privateRepository')] : [];
  facts.push(plural('pulls', pullCount));
  if (updatedAt > 0) facts.push(t('updatedOn', formatDay(updatedAt)));
  if (tags !== undefined) facts.push(plural('tags', tags)); // last: it arrives later, and must not move the others
  return facts;
}
