import type { BoxRepository, BoxTag } from '../model.ts';

const REGISTERED = '2014-06-05T19:14:45.384211Z';

function summary(repository: BoxRepository) {
  const updated = repository.tags[0]?.pushedAt ?? REGISTERED;
  const distinct = (of: (tag: BoxTag) => string | undefined) =>
    [...new Set(repository.tags.map(of))].filter((value) => value !== undefined).sort();
  return {
    head: {
      name: repository.name,
      namespace: repository.namespace,
      repository_type: 'image',
      status: 1,
      status_description: 'active',
      description: repository.description,
      is_private: repository.isPrivate ?? false,
    },
    dates: { last_updated: updated, last_modified: updated, date_registered: REGISTERED },
    counts: { star_count: repository.starCount, pull_count: repository.pullCount },
    types: {
      media_types: distinct(({ mediaType }) => mediaType),
      content_types: distinct(({ contentType }) => contentType),
      categories: [{ name: 'Web servers', slug: 'web-servers' }],
    },
    storage: { storage_size: repository.tags.reduce((sum, { fullSize }) => sum + fullSize, 0) },
  };
}

/** A repository on its own, with Hub's order of keys. */
export function repositoryJson(repository: BoxRepository) {
  const { head, counts, dates, types, storage } = summary(repository);
  return {
    user: repository.namespace,
    ...head,
    is_automated: false,
    ...counts,
    ...dates,
    collaborator_count: 0,
    affiliation: null,
    hub_user: repository.namespace,
    has_starred: false,
    full_description: repository.fullDescription,
    permissions: { read: true, write: false, admin: false },
    ...types,
    immutable_tags_settings: { enabled: false, rules: ['.*'] },
    ...storage,
    source: null,
  };
}

/** A repository in its namespace's list. */
export function repositoryRow(repository: BoxRepository) {
  const { head, counts, dates, types, storage } = summary(repository);
  return { ...head, ...counts, ...dates, affiliation: '', ...types, ...storage };
}

/** A repository among search results; official images go without `library/`. */
export function searchRow({ namespace, name, description, starCount, pullCount }: BoxRepository) {
  const official = namespace === 'library';
  return {
    repo_name: official ? name : `${namespace}/${name}`,
    short_description: description,
    star_count: starCount,
    pull_count: pullCount,
    repo_owner: '',
    is_automated: false,
    is_official: official,
  };
}
