// How does the life of each lead become XES (IEEE 1849)? A trace a lead; an event for what happened, or for every stage entered.
import { stagesOf } from './stages.ts';
import { date, element, float, int, string } from './xml.ts';
import { wordsOf } from '../event-words.ts';
import type { Word } from '../event-words.ts';
import type { Life, LifeEvent } from '../lives.ts';

/** event: what happened, by its type. stage: where the lead came, one event a place entered. */
export type XesActivity = 'event' | 'stage';

const extensions = [
  ['Concept', 'concept', 'http://www.xes-standard.org/concept.xesext'],
  ['Time', 'time', 'http://www.xes-standard.org/time.xesext'],
  ['Organizational', 'org', 'http://www.xes-standard.org/org.xesext'],
  ['Lifecycle', 'lifecycle', 'http://www.xes-standard.org/lifecycle.xesext'],
] as const;

const head = (activity: XesActivity): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<log xes.version="1849.2016" xes.features="" xmlns="http://www.xes-standard.org/">',
    ...extensions.map(([name, prefix, uri]) => element('extension', { name, prefix, uri })),
    `<global scope="trace">${string('concept:name', '')}</global>`,
    `<global scope="event">${string('concept:name', '')}${date('time:timestamp', '1970-01-01T00:00:00.000Z')}${string('lifecycle:transition', 'complete')}</global>`,
    element('classifier', { name: 'Activity', keys: 'concept:name' }),
    string('concept:name', activity === 'event' ? 'Events of leads' : 'Stages of leads'),
    string('lifecycle:model', 'standard'),
    '',
  ].join('\n');

/** @param told called with the number of leads written so far */
export async function* xesOf(
  lives: AsyncIterable<Life>,
  activity: XesActivity,
  told: (leads: number) => void,
): AsyncGenerator<string> {
  yield head(activity);
  let leads = 0;
  for await (const life of lives) {
    const events = activity === 'event' ? life.events.map(eventOf) : stagesOf(life).map(stageOf);
    yield `<trace>\n${[string('concept:name', life.leadId), ...events].join('\n')}\n</trace>\n`;
    told((leads += 1));
  }
  yield '</log>\n';
}

const eventOf = ({ seq, envelope, event }: LifeEvent): string =>
  xesEvent([
    ...[string('concept:name', event.type), date('time:timestamp', event.time)],
    ...[string('org:resource', envelope.actor), string('org:group', envelope.office)],
    ...[int('seq', seq), date('recordedtime', envelope.recordedtime), string('origin', envelope.origin)],
    ...wordsOf(event).map(word),
  ]);

const word = ({ name, type, value }: Word): string => {
  switch (type) {
    case 'string':
      return string(name, String(value));
    case 'integer':
      return int(name, Number(value));
    case 'float':
      return float(name, Number(value));
    case 'time':
      return date(name, String(value));
  }
};

const stageOf = ({ place, at, by }: ReturnType<typeof stagesOf>[number]): string =>
  xesEvent([
    ...[string('concept:name', place), date('time:timestamp', at)],
    ...[string('org:resource', by.envelope.actor), string('org:group', by.envelope.office)],
    int('seq', by.seq),
  ]);

const xesEvent = (attributes: readonly string[]): string =>
  `<event>${[...attributes, string('lifecycle:transition', 'complete')].join('')}</event>`;
