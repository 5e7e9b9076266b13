import type { AttestedStatement } from '../../lib/oci/statements/read-statement.ts';
import { ForeignLines } from '../foreign.tsx';
import type { InspectPage } from './page.ts';
import { ProvenanceView } from './provenance-view.tsx';
import { SbomView } from './sbom-view.tsx';

/** The content of a statement, by its kind. */
export function StatementContent({ page, statement }: { page: InspectPage; statement: AttestedStatement }) {
  switch (statement.kind) {
    case 'provenance':
      return <ProvenanceView page={page} provenance={statement} />;
    case 'sbom':
      return <SbomView sbom={statement} />;
    case 'other':
      return (
        <pre class="code">
          <ForeignLines text={statement.text} max={100_000} />
        </pre>
      );
  }
}
