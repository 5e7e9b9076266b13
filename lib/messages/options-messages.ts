import * as v from 'valibot';
import { BearerText } from '../hub/api/sign-in.ts';
import { isDomain } from '../oci/grammar.ts';
import { FEATURE_IDS, type Features } from '../settings/features.ts';
import type {
  AccountShown,
  BudgetLeft,
  CacheSize,
  Erased,
  KeepingShown,
  SettingsShown,
  SignInCheck,
} from './options-answers.ts';

/** The messages about settings and signing in; see `Answers` in lib/messages. No answer ever holds a secret. */
export interface OptionsAnswers {
  /** Which features are on; `reader` is another number whenever somebody else reads Docker Hub. */
  'features.look': { features: Features; reader: number };
  /** A page of Hub offers the reader's own session; taken only where the person has switched that on. */
  'session.offer': { accepted: boolean };
  /** Which credentials there are, never the secrets. */
  'account.list': AccountShown[];
  /** Tries credentials out, and keeps them. */
  'account.save': SignInCheck;
  'account.remove': Erased;
  /** Approves, or no longer, that a registry's secrets go to a place. */
  'approval.set': null;
  'settings.look': SettingsShown;
  'feature.set': null;
  /** How a registry is reached; null: as it is reached unless told. */
  'scheme.set': null;
  /** Settings as the text of a file, without anything secret. */
  'settings.export': string;
  'settings.import': null;
  'settings.reset': Erased;
  /** Whether anything can be kept on this device. */
  'keeping.look': KeepingShown;
  'cache.look': CacheSize;
  'cache.clear': null;
  'budget.look': BudgetLeft;
}

const registry = v.pipe(v.string(), v.maxLength(255), v.check(isDomain));
const account = v.pipe(v.string(), v.minLength(1), v.maxLength(255));
/** The name of a place, as lib/secrets writes it. */
const place = v.pipe(v.string(), v.maxLength(270));

export const OptionsRequests = {
  'features.look': v.object({}),
  'session.offer': v.object({ account, token: BearerText }),
  'account.list': v.object({}),
  'account.save': v.object({
    registry,
    account,
    secret: v.pipe(v.string(), v.minLength(1), v.maxLength(16_384)),
    isRefreshToken: v.optional(v.boolean()),
    keep: v.picklist(['session', 'device']),
    check: v.boolean(),
  }),
  'account.remove': v.object({ registry }),
  'approval.set': v.object({ registry, to: place, allowed: v.boolean() }),
  'settings.look': v.object({}),
  'feature.set': v.object({ id: v.picklist(FEATURE_IDS), on: v.boolean() }),
  'scheme.set': v.object({ registry, scheme: v.nullable(v.picklist(['http', 'https'])) }),
  'settings.export': v.object({}),
  'settings.import': v.object({ text: v.pipe(v.string(), v.maxLength(100_000)) }),
  'settings.reset': v.object({}),
  'keeping.look': v.object({}),
  'cache.look': v.object({}),
  'cache.clear': v.object({}),
  'budget.look': v.object({}),
} satisfies { [Name in keyof OptionsAnswers]: v.GenericSchema };

export const OPTIONS_SENDERS: Record<keyof OptionsAnswers, 'page' | 'extension'> = {
  'features.look': 'page',
  'session.offer': 'page',
  'account.list': 'extension',
  'account.save': 'extension',
  'account.remove': 'extension',
  'approval.set': 'extension',
  'settings.look': 'extension',
  'feature.set': 'extension',
  'scheme.set': 'extension',
  'settings.export': 'extension',
  'settings.import': 'extension',
  'settings.reset': 'extension',
  'keeping.look': 'extension',
  'cache.look': 'extension',
  'cache.clear': 'extension',
  'budget.look': 'extension',
};
