// Do the subscriptions of a file hold together, and with the organisation? Every mistake at its place, with what to do.
import { isIP } from 'node:net';
import { didYouMean } from '../doors/nearest-word.ts';
import type { Path } from '../doors/field-path.ts';
import type { Mistake } from '../doors/file-mistakes.ts';
import type { Organisation } from '../doors/organisation/organisation.ts';
import { officeMistake, personMistake } from '../doors/organisation/unknown-names.ts';
import { conditionMistake } from '../doors/playbook/lead-conditions.ts';
import type { YamlFile } from '../doors/yaml-file.ts';
import type { MayReach } from './channels/public-address.ts';
import type { SubscriptionEntry, SubscriptionFile } from './subscription-file.ts';

export interface CheckedAgainst {
  /** Null: the file is checked alone, without servers. */
  readonly organisation: Organisation | null;
  readonly mayReach: MayReach;
}

type Tell = (path: Path, message: string, offset?: number) => void;

export const subscriptionMistakes = (
  { value, mistake }: YamlFile<SubscriptionFile>,
  against: CheckedAgainst,
): readonly Mistake[] => {
  const mistakes: Mistake[] = [];
  const tell: Tell = (path, message, offset) => void mistakes.push(mistake(path, message, offset));
  tellRepeated(value.webhooks, 'webhooks', tell);
  tellRepeated(value.subscriptions, 'subscriptions', tell);
  value.webhooks.forEach(({ url }, index) => checkUrl(url, ['webhooks', index, 'url'], { against, tell }));
  for (const office of Object.keys(value.languages))
    checkOffice(office, ['languages', office], { against, tell });
  value.subscriptions.forEach((entry, index) => {
    const path: Path = ['subscriptions', index];
    checkTarget(entry, path, { file: value, tell });
    checkNames(entry, path, { against, tell });
    const wrong = entry.when === undefined ? null : conditionMistake(entry.when);
    if (wrong !== null) tell([...path, 'when'], wrong.message, wrong.offset);
  });
  return mistakes;
};

const tellRepeated = (
  entries: readonly { readonly id: string }[],
  list: 'webhooks' | 'subscriptions',
  tell: Tell,
): void =>
  entries.forEach(({ id }, index) => {
    if (entries.findIndex((other) => other.id === id) < index)
      tell([list, index, 'id'], `"${id}" stands here a second time: give each its own.`);
  });

interface Checking {
  readonly against: CheckedAgainst;
  readonly tell: Tell;
}

/** A name is looked at when the connection is made; what is written as a number shows already. */
const checkUrl = (url: string, path: Path, { against: { mayReach }, tell }: Checking): void => {
  const { protocol, hostname, username } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');
  const named = host === 'localhost' || host.endsWith('.localhost') ? '127.0.0.1' : host;
  const isAllowed = isIP(named) === 0 || mayReach(named);
  if (!isAllowed)
    tell(
      path,
      `${host} is no public address: give one, or let the operator allow its network (LEADCYCLE_WEBHOOK_ALLOW).`,
    );
  else if (protocol === 'http:' && isIP(named) === 0)
    tell(path, 'What is told would be readable on its way: write https://.');
  if (username !== '')
    tell(path, 'Leave name and password out of the address: the signature says who sends.');
};

const needed = { people: 'people', role: 'role', webhook: 'webhook' } as const;

const checkTarget = (
  entry: SubscriptionEntry,
  path: Path,
  { file, tell }: { readonly file: SubscriptionFile; readonly tell: Tell },
): void => {
  const { to } = entry;
  if ((to === 'people' || to === 'role' || to === 'webhook') && entry[needed[to]] === undefined)
    tell([...path, 'to'], `"to: ${to}" says nothing without "${needed[to]}": add it.`);
  if (entry.people !== undefined && to !== 'people')
    tell(
      [...path, 'people'],
      `With "to: ${to}" nobody looks at "people": write "to: people", or leave it out.`,
    );
  if (entry.webhook !== undefined && to !== 'webhook')
    tell(
      [...path, 'webhook'],
      `With "to: ${to}" nobody looks at "webhook": write "to: webhook", or leave it out.`,
    );
  if (entry.role_of !== undefined && to !== 'role')
    tell(
      [...path, 'role_of'],
      `With "to: ${to}" nobody looks at "role_of": write "to: role", or leave it out.`,
    );
  if (to === 'webhook') {
    for (const field of ['by', 'digest', 'role'] as const)
      if (entry[field] !== undefined)
        tell([...path, field], `A webhook is told at once and by itself: leave "${field}" out.`);
    const ids = file.webhooks.map(({ id }) => id);
    if (entry.webhook !== undefined && !ids.includes(entry.webhook))
      tell(
        [...path, 'webhook'],
        `There is no webhook "${entry.webhook}" in this file.${didYouMean(entry.webhook, ids)} Add it under "webhooks".`,
      );
  } else if (entry.by === undefined)
    tell([...path, 'to'], 'How are these people told? Add "by: email" or "by: log".');
};

const checkNames = (
  { office, role_of, people = [] }: SubscriptionEntry,
  path: Path,
  checking: Checking,
): void => {
  const { against, tell } = checking;
  if (office !== undefined) checkOffice(office, [...path, 'office'], checking);
  if (role_of !== undefined) checkOffice(role_of, [...path, 'role_of'], checking);
  const { organisation } = against;
  if (organisation === null) return;
  people.forEach((person, index) => {
    const wrong = personMistake(organisation, person);
    if (wrong !== null) tell([...path, 'people', index], wrong);
  });
};

const checkOffice = (office: string, path: Path, { against, tell }: Checking): void => {
  const wrong = against.organisation === null ? null : officeMistake(against.organisation, office);
  if (wrong !== null) tell(path, wrong);
};
