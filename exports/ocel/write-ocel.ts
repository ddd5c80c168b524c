// How does all that happened become one object-centric log (OCEL 2.0, JSON)? Events go out as they are read, objects after them.
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Choice } from '../choice.ts';
import { wordsOf, wordsOfTypes } from '../event-words.ts';
import { livesOf } from '../lives.ts';
import type { Snapshot } from '../snapshot.ts';
import { customersOf, SharedObjects, strangersAmong } from './company-objects.ts';
import { contactObjects, leadObject, orderObjects } from './lead-objects.ts';
import { objectTypes } from './named-objects.ts';
import { objectId } from './ocel-object.ts';
import { relatedEvents } from './relations.ts';
import type { RelatedEvent } from './relations.ts';
import { attributesOfTypes } from './timed-attributes.ts';

/** Those of every event, beside its own. */
const envelopeWords = { seq: 'integer', recordedtime: 'time', actor: 'string', origin: 'string' } as const;

const listed = (attributes: Readonly<Record<string, string>>): readonly object[] =>
  Object.entries(attributes).map(([name, type]) => ({ name, type }));

const head = (): string =>
  [
    `{"objectTypes":${JSON.stringify(objectTypes.map((name) => ({ name, attributes: listed(attributesOfTypes[name]) })))},`,
    `"eventTypes":${JSON.stringify([...wordsOfTypes].map(([name, words]) => ({ name, attributes: listed({ ...words, ...envelopeWords }) })))},`,
    '"events":[\n',
  ].join('\n');

/**
 * Objects of leads wait in a file of their own until all events are out, so that memory does not grow with them.
 * @param told called with the number of leads written so far
 */
export async function* ocelOf(
  snapshot: Snapshot,
  choice: Choice,
  told: (leads: number) => void,
): AsyncGenerator<string> {
  const spill = join(tmpdir(), `leadcycle-export-${randomUUID()}`);
  const file = await open(spill, 'wx', 0o600);
  try {
    const shared = new SharedObjects();
    yield head();
    let leads = 0;
    for await (const life of livesOf(snapshot, choice)) {
      const { leadId } = life;
      const events = relatedEvents(life);
      yield `${leads === 0 ? '' : ',\n'}${lines(events.map((event) => eventOf(leadId, event)))}`;
      const objects = [leadObject(leadId, events), ...contactObjects(leadId, events)];
      shared.note(leadId, events);
      await file.writeFile(`${lines([...objects, ...shared.firstSeen(orderObjects(events))])},\n`);
      told((leads += 1));
    }
    yield '],\n"objects":[\n';
    yield* createReadStream(spill, 'utf8') as AsyncIterable<string>;
    for await (const customer of customersOf(snapshot, choice)) yield `${lines([customer])},\n`;
    // Somebody submitted every lead: where there is anything, there are people to end the list with.
    yield `${lines([...(await strangersAmong(snapshot, choice, shared.named)), ...shared.peopleAndOffices()])}]}\n`;
  } finally {
    await file.close();
    await rm(spill, { force: true });
  }
}

const lines = (objects: readonly object[]): string =>
  objects.map((object) => JSON.stringify(object)).join(',\n');

const eventOf = (leadId: string, { seq, envelope, event, objects }: RelatedEvent): object => ({
  ...{ id: envelope.id, type: event.type, time: event.time },
  attributes: [
    ...wordsOf(event).map(({ name, value }) => ({ name, value })),
    ...[
      { name: 'seq', value: seq },
      { name: 'recordedtime', value: envelope.recordedtime },
      { name: 'actor', value: envelope.actor },
      { name: 'origin', value: envelope.origin },
    ],
  ],
  relationships: objects.map(({ type, id, qualifier }) => ({
    objectId: objectId(type, id, leadId),
    qualifier,
  })),
});
