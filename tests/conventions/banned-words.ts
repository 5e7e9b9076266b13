/** Words that are banned from comments, documents and strings, and why. Case-insensitive, as whole words. */
export const BANNED_WORDS: { words: string; why: string }[] = [
  { words: 'whoever', why: 'name the reader, the caller or the account' },
  { words: 'nobody', why: 'name what does not happen: "is not sent", "has no reader"' },
  { words: 'somebody', why: 'name the reader, the caller or the account' },
  { words: 'anybody', why: 'name the reader, the caller or the account' },
  { words: 'everybody', why: 'name them: every caller, all pages' },
  { words: 'anew', why: 'say "again", or what is replaced' },
  { words: 'as good as none', why: 'say what it counts as: a cache miss, undefined' },
];

/** The same for phrases that depend on where they stand. */
export const BANNED_PHRASES: { phrase: string; pattern: RegExp; why: string }[] = [
  {
    phrase: 'is none',
    pattern: /(?<!\bthere )\bis none\b/gi,
    why: 'say "is not …"; "null if there is none" is fine',
  },
  { phrase: 'Of which …', pattern: /\bOf which\b/g, why: 'turn the sentence round: "… has no digest"' },
  { phrase: '…, of which …', pattern: /,\s+of which\b/gi, why: 'make it a sentence of its own' },
];

/** What people do and things do not; banned from the product and its documents, not from tests. */
export const BANNED_OF_THINGS: typeof BANNED_PHRASES = [
  { phrase: 'says', pattern: /\bsays\b/gi, why: 'a thing states, names, has or returns' },
  { phrase: 'tells', pattern: /\btells\b/gi, why: 'a thing reports, has or distinguishes' },
  {
    phrase: 'is asked',
    pattern: /(?<!\byou )\b(?:is|are|was|were) asked\b(?! for\b)/gi,
    why: 'a request is sent to a thing',
  },
  { phrase: 'let in', pattern: /\blets? in\b/gi, why: 'say "accepted" or "allowed"' },
];

/** Names that are banned, exactly as written, and what the field calls the thing. */
export const BANNED_NAMES: Record<string, string> = {
  Doors: 'AuthContext',
  Place: 'Endpoint, InsertionPoint or YamlPath',
  Way: 'AuthScheme',
  WayKind: 'BulkSourceId',
  solve: 'negotiate',
  Pass: 'Authorization',
  trust: 'authorizeTarget',
  Net: 'HttpContext',
  exchange: 'sendOnce',
  patiently: 'sendWithRetry',
  patience: 'waitBudget',
  PATIENCE: 'a name with unit and meaning: INTERACTIVE_TIMEOUT_MS',
  LONG: 'a name with unit and meaning',
  TRIES: 'a name with meaning: MAX_ATTEMPTS',
  MOST: 'a name with unit and meaning: MAX_IMAGES',
  Stranger: 'crossOriginRedirect',
  Shelf: 'CacheScope',
  decide: 'saveDurable, or what is decided',
  undecided: 'what is not decided',
  inTurn: 'mutex',
  underWay: 'inFlight',
  Looker: 'Identity',
  readers: 'identities, or accounts',
  Feed: 'ListingClient',
  onNews: 'subscribe',
  wish: 'setCrawlMode',
  askOfAll: 'queryConsistent',
  fate: 'HeadOutcome',
  kin: 'similarity',
  Habits: 'ObservedOrder',
  survey: 'plannerInput',
  tile: 'cover',
  Stretch: 'Run',
  bell: 'notifySettingsChanged',
  whileLookedAt: 'keepAwakeWhileVisible',
  endsWithWorker: 'isEphemeral',
  slices: 'createRenderQueue',
  originOf: 'matchPattern or apiOrigin',
  want: 'setVisibleTags',
  SIDE_HOSTS: 'a field of the source: BulkSource',
  WAYS: 'SOURCES',
};
