// Where do Kafka's jars come from? Maven copies them into the cache once; each start checks them against the lock.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cachedFolder } from './download-cache.ts';
import { lastWords, runTool } from './run-tool.ts';
import { StackFailure } from './stack-failure.ts';
import { verifyFiles } from './verified-files.ts';
import { versionLock } from './version-lock.ts';

const POM = fileURLToPath(new URL('./kafka-pom.xml', import.meta.url));

export const kafkaJarsName = `kafka-${versionLock.kafka.version}`;

/**
 * The folder with exactly the locked jars.
 * @throws StackFailure when Maven is missing or cannot have them, or a jar is missing, strange or changed
 */
export async function kafkaJars(
  cacheFolder: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  const { jars, version } = versionLock.kafka;
  const folder = await cachedFolder(cacheFolder, kafkaJarsName, async (fresh) => {
    const args = ['-B', '-q', '-f', POM, 'dependency:copy-dependencies', `-DoutputDirectory=${fresh}`];
    const { code, output } = await runTool('mvn', args, { environment });
    if (code === null)
      throw new StackFailure(
        `Maven (mvn) is missing, which fetches Kafka ${version}; install it, or set KAFKA_BROKERS to a broker of your own.`,
      );
    if (code !== 0)
      throw new StackFailure(
        `Maven could not fetch Kafka ${version}: ${/^\[ERROR\] +(\S.*)$/m.exec(output)?.[1] ?? lastWords(output)}`,
      );
    await verifyFiles(fresh, new Map(Object.entries(jars)));
  });
  await verifyFiles(folder, new Map(Object.entries(jars)));
  // The class path is the whole folder: a jar that is not locked must not slip in.
  const stranger = readdirSync(folder).find((file) => file.endsWith('.jar') && jars[file] === undefined);
  if (stranger !== undefined)
    throw new StackFailure(
      `${join(folder, stranger)} is not one of Kafka's locked jars; delete that folder and start again.`,
    );
  return folder;
}
