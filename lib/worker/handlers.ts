import type { AnswerOf, MessageName, RequestOf } from '../messages/messages.ts';
import type { AllowedSender } from '../messages/row.ts';
import { isDeviceWritable } from '../store/durable.ts';
import { addRecent, recentLooks } from '../store/recent.ts';
import { changeSettings, loadSettings } from '../store/settings.ts';
import type { WindowKind } from '../store/window-kind.ts';
import { removeAccount, saveAccount, shownAccounts } from './accounts.ts';
import { derivedConfig } from './derived-config.ts';
import { findDigest } from './find-digest.ts';
import { exportListing, flavoursOfListing, groupsOfListing } from './groups.ts';
import { resumeHost } from './http.ts';
import { takePageSession } from './hub-account.ts';
import { hubApi, hubBudget } from './hub-api.ts';
import { answerOfTag } from './hub-tag.ts';
import { settleIdentities } from './identities.ts';
import { digestOfImage, exactConfig, headOfImage, inspectImage, stepsOfTag } from './image.ts';
import { blobText, indexOf, rawDocument, statementList, statementOf } from './inspect-documents.ts';
import { exactImage, findBase, viewOfTag } from './inspect-page.ts';
import { listReferrers } from './inspect-referrers.ts';
import { locateLayer, unpackedSizes } from './layers.ts';
import { advanceListing, lookAtListing, setCrawlMode } from './listings.ts';
import { noteMenu, openComparison, openFromPage, putPending, takePending } from './menus.ts';
import { countTags, ownNamespaces, pageOfNamespace } from './namespaces.ts';
import * as options from './options.ts';
import { layersOfTag, lookForUpdates, pageOfTags } from './updates.ts';
import { arrangeWatch } from './watch-alarm.ts';
import * as watch from './watch-list.ts';

type Handlers = {
  [Name in MessageName]: (
    request: RequestOf<Name>,
    from: WindowKind,
    sender: AllowedSender,
  ) => Promise<AnswerOf<Name>>;
};

/** Timeout for interactive Hub requests, in ms. */
const INTERACTIVE_TIMEOUT_MS = 15_000;

/** The handler of each message. Handlers throw failures of the closed list. */
export const HANDLERS: Handlers = {
  'listing.advance': advanceListing,
  'listing.look': lookAtListing,
  'listing.groups': groupsOfListing,
  'listing.flavours': flavoursOfListing,
  'listing.export': exportListing,
  'listing.crawl-mode': setCrawlMode,
  'platform.choose': async (chosen) => {
    await changeSettings(chosen);
    await arrangeWatch(); // what moved depends on it
    return null;
  },
  'look.choose': options.chooseLook,
  'config.steps': stepsOfTag,
  'config.exact': exactConfig,
  'config.derived': derivedConfig,
  'image.inspect': inspectImage,
  'image.head': headOfImage,
  'image.digest': digestOfImage,
  'inspect.tag': viewOfTag,
  'inspect.exact': exactImage,
  'inspect.base': findBase,
  'inspect.raw': rawDocument,
  'inspect.index': indexOf,
  'inspect.statements': statementList,
  'inspect.statement': statementOf,
  'inspect.text': blobText,
  'inspect.referrers': listReferrers,
  'digest.find': findDigest,
  'layer.locate': locateLayer,
  'layer.unpacked': unpackedSizes,
  'hub.search': async ({ text }, from) => {
    await hubBudget();
    return hubApi[from].search(text, AbortSignal.timeout(INTERACTIVE_TIMEOUT_MS));
  },
  'hub.tag': answerOfTag,
  'hub.repositories': pageOfNamespace,
  'hub.mine': ownNamespaces,
  'hub.tag-counts': countTags,
  'recent.looks': recentLooks,
  'recent.add': async (look, from) => {
    if ((await loadSettings()).remembersLookUps) await addRecent(look, from);
    return null;
  },
  'pending.put': async ({ text }, from) => {
    await putPending(text, from);
    return null;
  },
  'pending.take': (_, from) => takePending(from),
  'updates.look': lookForUpdates,
  'updates.tags': pageOfTags,
  'updates.layers': layersOfTag,
  'popup.open': openFromPage,
  'compare.open': openComparison,
  'menu.about': noteMenu,
  'features.look': options.shownFeatures,
  'images.first': ({ on }) => options.setFeature({ id: 'imagesFirst', on }),
  'dock.put': async (dock) => {
    await changeSettings({ dock });
    return null;
  },
  'session.offer': async (offered, from) => {
    const answer = await takePageSession(offered, from);
    await settleIdentities();
    return answer;
  },
  'account.list': shownAccounts,
  'account.save': saveAccount,
  'account.remove': removeAccount,
  'approval.set': options.approve,
  'settings.look': options.shownSettings,
  'feature.set': options.setFeature,
  'host.resume': async ({ host }) => {
    await resumeHost(host);
    return null;
  },
  'setting.switch': options.setSwitch,
  'scheme.set': options.setScheme,
  'settings.export': options.exportSettings,
  'settings.import': options.importSettings,
  'settings.reset': options.resetAll,
  'keeping.look': async () => ({ device: await isDeviceWritable() }),
  'cache.look': options.cacheSize,
  'cache.clear': options.clearCache,
  'budget.look': options.budgetLeft,
  'watch.look': watch.watchList,
  'watch.set': watch.setWatched,
  'watch.set-here': watch.setWatchedHere,
  'watch.seen': watch.markSeen,
  'watch.advance': watch.advanceWatch,
  'watch.history': watch.exportHistory,
  'watch.hours': watch.setWatchHours,
};
