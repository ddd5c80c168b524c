// Does a lead know which files it has, and let only those remove one who may?
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { attachedTo, mostAttachments } from '../../domain/lead.ts';
import type { Lead } from '../../domain/lead.ts';
import type { LeadCommand } from '../../events/commands/lead-command.ts';
import { assess, obtain, offer } from '../support/domain-world.ts';
import { life } from '../support/spec.ts';
import type { Life } from '../support/spec.ts';

const sealed = { sealed: 'v1.text', token: 'text' };
const add = (attachmentId: string): LeadCommand => ({
  type: 'AddAttachment',
  input: {
    ...{ attachmentId, fileName: sealed, mediaType: 'application/pdf', bytes: 7, digest: 'd', says: null },
  },
});
const remove = (attachmentId: string): LeadCommand => ({ type: 'RemoveAttachment', input: { attachmentId } });
const engine = { kind: 'engine', rule: 'test' } as const;
const service = { kind: 'service', name: 'mail' } as const;
const owned = (): Life => life().do('ada', obtain(), assess('P', 3), assess('C', 3)).do(engine, offer('ben'));
const idsOf = (lead: Lead) => attachedTo(lead).map(({ attachmentId }) => attachmentId);
const [a, b] = [randomUUID(), randomUUID()] as const;

test('a file is attached once, however often it is said, and removed by whoever attached it', () => {
  const story = owned().do('ben', add(a)).nothing('ben', add(a)).do(service, add(b));
  expect(attachedTo(story.known)).toEqual([
    { attachmentId: a, by: 'ben' },
    { attachmentId: b, by: null },
  ]);
  story.do('ben', remove(a)).refused('unknown_reference', 'ben', remove(a));
  expect(idsOf(story.known)).toEqual([b]);
  expect(story.last('AttachmentRemoved')).toMatchObject({ attachmentId: a, by: { personId: 'ben' } });
});

test('of others it is removed by managers of its office, and by nobody else', () => {
  const story = owned().do('mia', add(a)).do(service, add(b));
  story.refused('not_permitted', 'ben', remove(a)).refused('not_permitted', 'ben', remove(b));
  story.refused('not_permitted', 'ada', remove(a)).refused('not_permitted', 'noor', remove(a));
  story.refused('not_permitted', service, remove(b)).refused('not_permitted', 'noor', add(randomUUID()));
  story.do('viktor', remove(a)).do('adam', remove(b));
  expect(idsOf(story.known)).toEqual([]);
});

test('a lead that has ended takes files, and what it knows of them changes nothing else', () => {
  const story = owned();
  story.do('ben', { type: 'LoseLead', input: { reason: 'price', note: null, stated: null } }).stage('lost');
  const before = story.known;
  const { attachments: _, seq: __, ...after } = story.do('ben', add(a)).known;
  expect(before).toMatchObject(after);
});

test('it keeps a hundred at most', () => {
  const story = owned();
  for (let n = 0; n < mostAttachments; n += 1) story.do('ben', add(randomUUID()));
  story.refused('too_many_attachments', 'ben', add(a));
  story.do('ben', remove(idsOf(story.known)[0] ?? ''), add(a));
});

test('a lead that was stored before there were files is as one that has none', () => {
  const story = owned();
  expect(JSON.stringify(story.known)).not.toContain('attachments');
  const { attachments: _, ...stored } = story.known;
  story.lead = JSON.parse(JSON.stringify(stored)) as Lead;
  expect(attachedTo(story.do('ben', add(a)).known)).toEqual([{ attachmentId: a, by: 'ben' }]);
});
