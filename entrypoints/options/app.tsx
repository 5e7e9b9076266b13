import { ErrorBoundary } from '../../components/error-boundary.tsx';
import { FailureNote } from '../../components/failure-note.tsx';
import { KeepingNote } from '../../components/options/keeping-note.tsx';
import { t } from '../../lib/i18n.ts';
import { AccountsSection } from './accounts-section.tsx';
import { DataSection } from './data-section.tsx';
import { FeaturesSection } from './features-section.tsx';
import { RegistriesSection } from './registries-section.tsx';
import { useAnswer } from './use-answer.ts';
import { WatchSection } from './watch-section.tsx';

/** All options. A section that throws is replaced by its failure. */
export function App() {
  const [keeping, , failure] = useAnswer('keeping.look', {});
  const canKeep = keeping?.device ?? true;
  return (
    <main>
      <h1>{t('optionsTitle')}</h1>
      {!canKeep && <KeepingNote />}
      {failure && <FailureNote failure={failure} where={t('extensionName')} />}
      <ErrorBoundary>
        <AccountsSection canKeep={canKeep} />
      </ErrorBoundary>
      <ErrorBoundary>
        <RegistriesSection />
      </ErrorBoundary>
      <ErrorBoundary>
        <FeaturesSection />
      </ErrorBoundary>
      <ErrorBoundary>
        <WatchSection />
      </ErrorBoundary>
      <ErrorBoundary>
        <DataSection />
      </ErrorBoundary>
    </main>
  );
}
