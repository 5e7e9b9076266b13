import * as v from 'valibot';
import {
  type Answers,
  type Envelope,
  type MessageName,
  type Reply,
  type RequestOf,
  Requests,
  SENDERS,
} from '../messages.ts';
import { DOCKER_HUB } from '../oci/reference.ts';
import { failureOf } from '../registry/errors.ts';
import { deviceKeeps } from '../store/decisions.ts';
import { addRecent, recentImages } from '../store/recent.ts';
import { changeSettings } from '../store/settings.ts';
import { removeAccount, saveAccount, shownAccounts } from './accounts.ts';
import { takePageSession } from './hub-account.ts';
import { hubApi, hubBudget } from './hub-api.ts';
import { exactConfig, headOfImage, inspectImage, stepsOfTag } from './image.ts';
import { advanceListing, exportListing, groupsOfListing, lookAtListing, wishForMap } from './listings.ts';
import { putPending, takePending } from './menus.ts';
import { countTags, ownNamespaces, pageOfNamespace } from './namespaces.ts';
import * as options from './options.ts';
import { settleReaders } from './readers.ts';

type Handlers = { [Name in MessageName]: (request: RequestOf<Name>) => Promise<Answers[Name]> };

/** How long Docker Hub may take for what somebody waits for, in ms. */
const PATIENCE = 15_000;

const HANDLERS: Handlers = {
  'listing.advance': advanceListing,
  'listing.look': lookAtListing,
  'listing.groups': groupsOfListing,
  'listing.export': exportListing,
  'listing.map': wishForMap,
  'platform.choose': async (chosen) => {
    await changeSettings(chosen);
    return null;
  },
  'config.steps': stepsOfTag,
  'config.exact': exactConfig,
  'image.inspect': inspectImage,
  'image.head': headOfImage,
  'hub.search': async ({ text }) => {
    await hubBudget();
    return hubApi.search(text, AbortSignal.timeout(PATIENCE));
  },
  'hub.repositories': pageOfNamespace,
  'hub.mine': ownNamespaces,
  'hub.tag-counts': countTags,
  'recent.list': recentImages,
  'recent.add': async ({ image }) => {
    await addRecent(image);
    return null;
  },
  'pending.put': async ({ text }) => {
    await putPending(text);
    return null;
  },
  'pending.take': takePending,
  'features.look': options.shownFeatures,
  'session.offer': async (offered) => {
    const answer = await takePageSession(offered);
    await settleReaders();
    return answer;
  },
  'account.list': shownAccounts,
  'account.save': saveAccount,
  'account.remove': removeAccount,
  'approval.set': options.approve,
  'settings.look': options.shownSettings,
  'feature.set': options.setFeature,
  'scheme.set': options.setScheme,
  'settings.export': options.exportSettings,
  'settings.import': options.importSettings,
  'settings.reset': options.resetAll,
  'keeping.look': async () => ({ device: await deviceKeeps() }),
  'cache.look': options.cacheSize,
  'cache.clear': options.clearCache,
  'budget.look': options.budgetLeft,
};

export type SenderKind = 'page' | 'extension';

/**
 * Does what a message asks. Null where the message is none of ours, or its sender may not send it; a request of the wrong
 * shape and every failure become an answer.
 */
export function answerMessage(message: unknown, sender: SenderKind): Promise<Reply<MessageName>> | null {
  if (!isEnvelope(message)) return null;
  const { tagkin: name, request } = message;
  if (SENDERS[name] === 'extension' && sender !== 'extension') return null;
  if (sender === 'page' && !isAboutHub(request)) return null;
  return run(name, request);
}

const isEnvelope = (message: unknown): message is Envelope =>
  typeof message === 'object' &&
  message !== null &&
  'tagkin' in message &&
  typeof message.tagkin === 'string' &&
  Object.hasOwn(HANDLERS, message.tagkin);

/** A page of Hub is told nothing of other registries. */
const isAboutHub = (request: unknown): boolean =>
  typeof request === 'object' &&
  request !== null &&
  (!('registry' in request) || request.registry === undefined || request.registry === DOCKER_HUB);

async function run<Name extends MessageName>(name: Name, request: unknown): Promise<Reply<Name>> {
  const checked = v.safeParse(Requests[name] as v.GenericSchema<unknown, RequestOf<Name>>, request);
  if (!checked.success) return { ok: false, error: { kind: 'malformed' } };
  try {
    await settleReaders();
    return { ok: true, answer: await HANDLERS[name](checked.output) };
  } catch (error) {
    return { ok: false, error: failureOf(error) };
  }
}
