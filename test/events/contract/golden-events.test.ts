// Can every event that was ever written be read today? A golden example of each type and version, byte for byte as on the stream.
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { currentVersions, decode, encode } from '../../../events/codec.ts';
import { nameOf } from '../../../events/contract/schemas.ts';
import { root, textOf } from '../../architecture/tree.ts';
import { goldenEnvelopes } from './golden/golden-envelopes.ts';
import { complaintsAbout } from './validator.ts';

const everyVersion = currentVersions.flatMap(({ type, version }) =>
  Array.from({ length: version }, (_, index) => nameOf({ type, version: index + 1 })),
);
test('every type and version has one example and one schema, and no other has', () => {
  const files = (folder: string): readonly string[] => readdirSync(`${root}/contracts/${folder}`).sort();
  expect(files('golden')).toEqual(everyVersion.map((name) => `${name}.json`).sort());
  expect(files('events')).toEqual(everyVersion.map((name) => `${name}.schema.json`).sort());
});

test.each(everyVersion)('the example of %s is canonical, fits its schema and is read as an event', (name) => {
  const text = textOf(`contracts/golden/${name}.json`);
  const decoded = decode(text);
  expect(decoded).toMatchObject({ kind: 'event', event: { type: name.split('.')[0] } });
  if (decoded.kind !== 'event') return;
  const { envelope } = decoded;
  expect(encode(envelope)).toBe(text);
  expect(envelope.type).toBe(`leadcycle.${name}`);
  expect(complaintsAbout(envelope)).toEqual([]);
  expect(complaintsAbout({ ...envelope, data: { ...envelope.data, cameLater: [1] } })).toEqual([]);
});

test.each(goldenEnvelopes.map((envelope) => [envelope.type, envelope] as const))(
  'no field of %s may be left out or be of another kind',
  (_, envelope) => {
    for (const name of Object.keys(envelope.data)) {
      const { [name]: __, ...rest } = envelope.data;
      expect(complaintsAbout({ ...envelope, data: rest }), name).not.toEqual([]);
      expect(complaintsAbout({ ...envelope, data: { ...rest, [name]: true } }), name).not.toEqual([]);
    }
  },
);
