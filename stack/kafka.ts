// How is a real Kafka run here? One KRaft node in a JVM, with its data kept in the state folder.
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findJava } from './java.ts';
import type { Java } from './java.ts';
import { checkKafka } from './kafka-health.ts';
import { kafkaJars, kafkaJarsName } from './kafka-jars.ts';
import { kafkaSettings } from './kafka-settings.ts';
import { lastWords, runTool } from './run-tool.ts';
import type { ServerOrder } from './server-order.ts';
import { startService } from './service.ts';
import type { Service } from './service.ts';
import { StackFailure } from './stack-failure.ts';
import { serverFolder } from './state-folder.ts';
import { versionLock } from './version-lock.ts';

export interface KafkaOrder extends ServerOrder {
  readonly port: number;
  readonly controllerPort: number;
}

/**
 * Starts the broker on 127.0.0.1.
 * @throws StackFailure when Java or the jars cannot be had, or the broker does not come up
 */
export async function startKafka(order: KafkaOrder): Promise<Service> {
  const { stateFolder, cacheFolder, environment, port, controllerPort } = order;
  order.report('looking for Java and the jars');
  const java = await findJava(cacheFolder, environment);
  // Maven runs on the same Java: there may be no other.
  const jars = await kafkaJars(cacheFolder, { ...environment, JAVA_HOME: java.home });
  const folder = serverFolder(stateFolder, 'kafka');
  const dataFolder = join(folder, 'data');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const classPath = Object.keys(versionLock.kafka.jars)
    .map((jar) => join(jars, jar))
    .join(delimiter);
  const settings = join(folder, 'server.properties');
  if (!existsSync(dataFolder)) {
    order.report('preparing the data folder');
    await format(java, classPath, { folder, dataFolder, port, controllerPort });
  }
  writeFileSync(settings, kafkaSettings({ port, controllerPort, dataFolder }));
  const archive = join(cacheFolder, `${kafkaJarsName}-${archiveKey(java, classPath)}.jsa`);
  // Written beside the archive, so that keeping it is a rename; one that a killed JVM left half-written is swept.
  const fresh = join(cacheFolder, `.filling-${process.pid}-${Date.now()}.jsa`);
  const known = existsSync(archive);
  order.report('starting');
  return startService({
    ...{ name: 'kafka', command: java.command, cwd: folder, stateFolder, environment, user: null },
    args: [
      ...jvmFlags(java, 768),
      known ? `-XX:SharedArchiveFile=${archive}` : `-XX:ArchiveClassesAtExit=${fresh}`,
      ...['-Dorg.slf4j.simpleLogger.defaultLogLevel=warn', '-Dorg.slf4j.simpleLogger.showDateTime=true'],
      '-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd HH:mm:ss.SSS',
      ...['-cp', classPath, 'kafka.Kafka', settings],
    ],
    ...{ stopSignal: 'SIGTERM' as const, graceMs: 20_000, timeoutMs: 90_000, detached: order.detached },
    keep: known ? null : { from: fresh, to: archive },
    check: () => checkKafka(`127.0.0.1:${port}`, clusterIdOf(dataFolder)),
  });
}

const clusterIdOf = (dataFolder: string): string | undefined =>
  /^cluster\.id=(.+)$/m.exec(readFileSync(join(dataFolder, 'meta.properties'), 'utf8'))?.[1];

// Formatted beside and renamed, so that a start which was cut short leaves no half-made data folder.
async function format(
  java: Java,
  classPath: string,
  place: { folder: string; dataFolder: string; port: number; controllerPort: number },
): Promise<void> {
  const forming = `${place.dataFolder}.forming`;
  const settings = join(place.folder, 'format.properties');
  rmSync(forming, { recursive: true, force: true });
  writeFileSync(settings, kafkaSettings({ ...place, dataFolder: forming }));
  // A leading dash would read as an option.
  const clusterId = randomBytes(16).toString('base64url').replace(/^-/, 'A');
  const tool = ['kafka.tools.StorageTool', 'format', '--cluster-id', clusterId, '--config', settings];
  const { code, output } = await runTool(java.command, [...jvmFlags(java, 128), '-cp', classPath, ...tool]);
  if (code !== 0) throw new StackFailure(`Kafka's data folder could not be prepared: ${lastWords(output)}`);
  renameSync(forming, place.dataFolder);
  rmSync(settings);
}

// The first compiler tier and the serial collector start fastest and leave the second core to the product.
const jvmFlags = (java: Java, megabytes: number): readonly string[] => [
  ...[
    `-Xmx${megabytes}m`,
    '-XX:+UseSerialGC',
    '-XX:TieredStopAtLevel=1',
    '-Xshare:auto',
    '-Xlog:cds=off',
    '-Xlog:cds+dynamic=off',
  ],
  // Newer JVMs warn of each library that loads native code; Kafka's compressors do.
  ...(java.major >= 24 ? ['--enable-native-access=ALL-UNNAMED'] : []),
];

// An archive of classes is good for the very JVM and class path that wrote it.
const archiveKey = (java: Java, classPath: string): string =>
  createHash('sha256').update(`${java.version}\n${classPath}`).digest('hex').slice(0, 16);
