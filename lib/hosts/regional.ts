/** A private registry of Amazon ECR. Source: docs.aws.amazon.com, "Amazon ECR private registry". */
export const ecrHost = (account: string, region: string): string =>
  `${account}.dkr.ecr.${region}.amazonaws.com`;

/** Google Artifact Registry in a location: `us-central1` → `us-central1-docker.pkg.dev`. */
export const artifactRegistryHost = (location: string): string => `${location}-docker.pkg.dev`;

/** Google Container Registry in a location, as its console writes it: `EU` → `eu.gcr.io`, `GLOBAL` → `gcr.io`. */
export function containerRegistryHost(location: string): string {
  const region = location.toLowerCase();
  return region === 'global' ? 'gcr.io' : `${region}.gcr.io`;
}
