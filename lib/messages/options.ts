import * as v from 'valibot';
import { BearerText } from '../hub/api/sign-in.ts';
import type { DockPlace } from '../settings/dock.ts';
import { FEATURES, type Features } from '../settings/features.ts';
import { LOOKS } from '../settings/look.ts';
import { DockSchema, SWITCHES } from '../settings/settings.ts';
import { account, registry } from './fields.ts';
import type {
  AccountShown,
  BudgetLeft,
  CacheSize,
  Erased,
  Imported,
  KeepingShown,
  SettingsShown,
  SignInCheck,
} from './options-answers.ts';
import { message } from './row.ts';

/** The name of a target of credentials, as lib/secrets writes it (`placeName`). */
const target = v.pipe(v.string(), v.maxLength(270));

const NOTHING = v.object({});

/** Settings and sign-ins. No answer contains a secret. */
export const OPTIONS_MESSAGES = {
  /** Which features are on. `reader` changes whenever the account for Docker Hub changes. */
  'features.look': message<{ features: Features; reader: number; dock: DockPlace }>()('page', NOTHING),
  /** Whether large repositories open with their images: chosen above them. */
  'images.first': message<null>()('page', v.object({ on: v.boolean() })),
  /** Remembers where the reader put the dock. */
  'dock.put': message<null>()('page', DockSchema),
  /** A page of Hub offers the user's own session; accepted only if the user has switched that on. */
  'session.offer': message<{ accepted: boolean }>()('page', v.object({ account, token: BearerText })),
  /** Stored credentials, without secrets. */
  'account.list': message<AccountShown[]>()('extension', NOTHING),
  /** Checks credentials, and stores them unless refused. */
  'account.save': message<SignInCheck>()(
    'extension',
    v.object({
      registry,
      account,
      secret: v.pipe(v.string(), v.minLength(1), v.maxLength(16_384)),
      isRefreshToken: v.optional(v.boolean()),
      keep: v.picklist(['session', 'device']),
      check: v.boolean(),
    }),
  ),
  'account.remove': message<Erased>()('extension', v.object({ registry })),
  /** Approves a target for a registry's credentials, or withdraws the approval. */
  'approval.set': message<null>()('extension', v.object({ registry, to: target, allowed: v.boolean() })),
  'settings.look': message<SettingsShown>()('extension', NOTHING),
  'feature.set': message<null>()(
    'extension',
    v.object({ id: v.picklist(FEATURES.map(({ id }) => id)), on: v.boolean() }),
  ),
  /** The look of the extension's own pages. */
  'look.choose': message<null>()('extension', v.object({ look: v.picklist(LOOKS) })),
  /** Ends the pause that a host asked for (`Retry-After`): the user wants to try again now. From web pages for Docker's hosts alone. */
  'host.resume': message<null>()('page', v.object({ host: v.pipe(v.string(), v.maxLength(255)) })),
  /** Sets one of the settings that are a switch. */
  'setting.switch': message<null>()('extension', v.object({ id: v.picklist(SWITCHES), on: v.boolean() })),
  /** How a registry is reached; null: by its default. */
  'scheme.set': message<null>()(
    'extension',
    v.object({ registry, scheme: v.nullable(v.picklist(['http', 'https'])) }),
  ),
  /** The text of a settings file, without secrets. */
  'settings.export': message<string>()('extension', NOTHING),
  'settings.import': message<Imported>()(
    'extension',
    v.object({ text: v.pipe(v.string(), v.maxLength(100_000)) }),
  ),
  'settings.reset': message<Erased>()('extension', NOTHING),
  /** Whether this device stores anything. */
  'keeping.look': message<KeepingShown>()('extension', NOTHING),
  'cache.look': message<CacheSize>()('extension', NOTHING),
  'cache.clear': message<null>()('extension', NOTHING),
  'budget.look': message<BudgetLeft>()('extension', NOTHING),
};
