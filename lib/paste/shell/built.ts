/** `docker build -t name`: the names that a text gives to what it builds, without `:latest`. */
const BUILD =
  /\b(?:docker|podman|nerdctl|buildah)[^\n]{0,40} (?:build|bud)\b[^\n]{0,400}?[ \t](?:-t|--tag)[ =]?["']?([\w./:-]{1,255})/g;

/** Names on other registries stay images: what is built there under such a name can be pulled from there as well. */
const hasRegistry = (name: string): boolean => /^[^/]*[.:][^/]*\//.test(name);

export function builtNames(text: string): Set<string> {
  const names = [...text.matchAll(BUILD)].map((match) => (match[1] ?? '').replace(/:latest$/, ''));
  return new Set(names.filter((name) => !hasRegistry(name)));
}
