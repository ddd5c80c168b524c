// `leadcycle lead attach`, `attachments`, `download`, `remove-attachment`: how are files of a lead handled at the command line?
import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { attach, detach } from '../../doors/attachments/attach.ts';
import { attachedFiles } from '../../doors/attachments/attached-files.ts';
import { noContent, readContent } from '../../doors/attachments/read-content.ts';
import { sendContent } from '../../doors/attachments/send-content.ts';
import { currentLead } from '../../doors/current-lead.ts';
import { commandIdOf, newId } from '../../doors/ids.ts';
import { actorOf } from '../../doors/organisation/organisation.ts';
import { unseal } from '../../doors/sealing.ts';
import { readLargestAttachment } from '../../workers/config.ts';
import { actingPerson, withActingPerson } from '../acting-person.ts';
import { addCommand, print } from '../answer.ts';
import type { Answer } from '../answer.ts';
import { misuse } from '../failure.ts';
import { requireLeadId } from '../lead-id.ts';
import { table } from '../table.ts';
import { withEngine, withReadSide } from '../with-engine.ts';
import { receiptAnswer, waitUntilSeen } from './receipt.ts';

interface Sending {
  readonly as?: string;
  readonly says?: string;
  readonly name?: string;
  readonly id?: string;
  readonly wait?: boolean;
  readonly json?: boolean;
}

export const addAttachmentCommands = (parent: Command): void => {
  withActingPerson(addCommand(parent, 'attach <lead> <file>', 'attach a file to it'))
    .option('--says <text>', 'what it shows, in a sentence')
    .option('--name <name>', 'what it is called, where that is not its own name')
    .option('--id <uuid>', 'id of the attachment: given again with the same one it counts once')
    .option('--wait', 'come back when the read models have it too')
    .action(async (leadId: string, file: string, options: Sending) => {
      print(await attachFile(leadId, file, options), options);
    });
  addCommand(parent, 'attachments <lead>', 'the files that are attached to it').action(
    async (leadId: string, options: { readonly json?: boolean }) => {
      print(await listFiles(leadId), options);
    },
  );
  addCommand(parent, 'download <lead> <attachment>', 'write the content of an attached file to a file')
    .option('--to <path>', 'where; without it under its own name in this folder')
    .action(
      async (leadId: string, id: string, options: { readonly to?: string; readonly json?: boolean }) => {
        print(await downloadFile(leadId, id, options.to), options);
      },
    );
  withActingPerson(
    addCommand(
      parent,
      'remove-attachment <lead> <attachment>',
      'its content goes for good; that it was there stays told',
    ),
  )
    .option('--wait', 'come back when the read models have it too')
    .action(async (leadId: string, id: string, options: Sending) => {
      print(await removeFile(leadId, id, options), options);
    });
};

const attachFile = async (leadId: string, file: string, options: Sending): Promise<Answer> => {
  const personId = actingPerson(options);
  requireLeadId(leadId);
  if (options.id !== undefined) requireLeadId(options.id, 'The id of the attachment');
  const found = await stat(file).catch(() => null);
  if (found?.isFile() !== true) throw misuse(`There is no file ${file}.`, 'Give the path of a file.');
  const largest = readLargestAttachment(process.env);
  return withEngine(async (engine) => {
    const actor = actorOf(await engine.organisation(), personId);
    const lead = await currentLead(engine, leadId);
    const attachmentId = options.id ?? newId();
    await sendContent(engine, { lead, actor, attachmentId, largest, source: createReadStream(file) });
    const receipt = await attach(engine, {
      ...{ leadId, commandId: commandIdOf('attach', attachmentId), actor, attachmentId },
      ...{ fileName: options.name ?? basename(file), says: options.says ?? null },
    });
    if (options.wait === true) await waitUntilSeen(engine, receipt);
    return receiptAnswer(receipt, null);
  });
};

const removeFile = async (leadId: string, attachmentId: string, options: Sending): Promise<Answer> => {
  const personId = actingPerson(options);
  requireLeadId(leadId);
  requireLeadId(attachmentId, 'The id of the attachment');
  return withEngine(async (engine) => {
    const actor = actorOf(await engine.organisation(), personId);
    const receipt = await detach(engine, { leadId, commandId: newId(), actor, attachmentId });
    if (options.wait === true) await waitUntilSeen(engine, receipt);
    return receiptAnswer(receipt, null);
  });
};

const listFiles = async (leadId: string): Promise<Answer> => {
  requireLeadId(leadId);
  return withReadSide(async (side) => {
    const files = await attachedFiles(side.pool, leadId);
    const keys = await side.keys.existingKeys(files.map((one) => one.leadId));
    const attachments = files.map(({ file, ...rest }) => ({
      ...rest,
      file: unseal(file, keys.get(rest.leadId) ?? null),
    }));
    const rows = attachments.map(({ file: { attachmentId, fileName, bytes, says }, addedAt, actor }) => [
      ...[attachmentId, fileName, String(bytes), addedAt.slice(0, 16).replace('T', ' '), actor],
      says ?? '',
    ]);
    const text = (): string =>
      rows.length === 0
        ? 'No file is attached to this lead.'
        : table(['attachment', 'file', 'bytes', 'since (UTC)', 'by', 'shows'], rows);
    return { json: { leadId, attachments }, text };
  });
};

const downloadFile = async (leadId: string, attachmentId: string, to?: string): Promise<Answer> => {
  requireLeadId(leadId);
  return withReadSide(async (side) => {
    const found = (await attachedFiles(side.pool, leadId)).find(
      ({ file }) => file.attachmentId === attachmentId,
    );
    if (found === undefined) throw noContent(attachmentId);
    const { fileName, bytes, parts } = await readContent(side, found);
    const path = to ?? fileName;
    // Nothing that lies there is written over, and only its owner reads what is personal.
    await pipeline(parts, createWriteStream(path, { flags: 'wx', mode: 0o600 })).catch((failure: unknown) => {
      if (failure instanceof Error && 'code' in failure && failure.code === 'EEXIST')
        throw misuse(`There is a file ${path} already.`, 'Name another one with --to.');
      throw failure;
    });
    return { json: { leadId, attachmentId, path, bytes }, text: () => `${path}: ${String(bytes)} bytes` };
  });
};
