// Can this start, stop or cancel a clock? A place, a contact, a gate, or an event of a lead by its name and fields.
import { z } from 'zod';
import { parseTrigger, type FieldMatch } from '../../domain/service-levels/trigger.ts';
import { leadEvents } from '../../events/lead-event.ts';
import { Place } from '../../events/vocabulary.ts';
import { didYouMean } from '../nearest-word.ts';

interface Wrong {
  readonly message: string;
  /** Characters from the beginning of the text. */
  readonly offset: number;
}

/** By name; what clocks tell of themselves starts no clock, but for what they end with. */
const events = new Map(
  leadEvents
    .map((schema) => [schema.shape.type.value as string, schema.shape.data as z.ZodObject] as const)
    .filter(([type]) => !/^Clock(?:Started|Paused|Resumed|Rescheduled)$/u.test(type)),
);

const forms = ['entering', 'leaving', 'contact', 'gate', 'escalations'];
const howTo =
  'Write entering STAGE, leaving STAGE, contact (by owner) (in STAGE), gate asked, gate decided, escalations settled, or an event: LeadPooled, GateDecided where gate = bid.';

/** What is wrong with a trigger; null if nothing is. */
export const triggerMistake = (text: string, hasGates: boolean): Wrong | null => {
  const trigger = parseTrigger(text);
  const [first = '', second = ''] = text.split(/\s+/u);
  if (trigger === null)
    return {
      message: `"${text}" is nothing that happens to a lead.${didYouMean(first, [...forms, ...events.keys()])} ${howTo}`,
      offset: 0,
    };
  switch (trigger.on) {
    case 'entering':
    case 'leaving':
      return unknownPlace(trigger.place, text);
    case 'contact':
      return trigger.place === null ? null : unknownPlace(trigger.place, text);
    case 'gate':
      return hasGates ? null : { message: 'This playbook has no gates: nothing asks for one.', offset: 0 };
    case 'escalations':
      return null;
    case 'event': {
      const data = events.get(trigger.type);
      if (data === undefined)
        return {
          message: `There is no event "${trigger.type}" that clocks could wait for.${didYouMean(trigger.type, events.keys())}`,
          offset: 0,
        };
      if (second !== '' && trigger.where.length === 0) return { message: howTo, offset: 0 };
      for (const match of trigger.where) {
        const wrong = fieldMistake(match, data, trigger.type, text);
        if (wrong !== null) return wrong;
      }
      return null;
    }
  }
};

const unknownPlace = (place: string, text: string): Wrong | null =>
  Place.options.some((known) => known === place)
    ? null
    : {
        message: `A lead is never in "${place}".${didYouMean(place, Place.options)} Known: ${Place.options.join(', ')}.`,
        offset: text.lastIndexOf(place),
      };

const fieldMistake = (
  { field, values }: FieldMatch,
  data: z.ZodObject,
  type: string,
  text: string,
): Wrong | null => {
  let part: z.core.$ZodType = data;
  for (const name of field.split('.')) {
    const shape = shapeOf(part);
    const inner = shape?.[name];
    if (inner === undefined)
      return {
        message: `${type} has no field "${field}".${didYouMean(name, Object.keys(shape ?? {}))} Known: ${Object.keys(data.shape).join(', ')}.`,
        offset: text.indexOf(field),
      };
    part = inner;
  }
  const words = wordsOf(part);
  const wrong = words.length === 0 ? undefined : values.find((value) => !words.includes(value));
  return wrong === undefined
    ? null
    : {
        message: `${field} of ${type} is never "${wrong}".${didYouMean(wrong, words)} Known: ${words.join(', ')}.`,
        offset: text.lastIndexOf(wrong),
      };
};

const plain = (part: z.core.$ZodType): z.core.$ZodType =>
  part instanceof z.ZodNullable || part instanceof z.ZodOptional ? plain(part.def.innerType) : part;

const shapeOf = (part: z.core.$ZodType): Readonly<Record<string, z.core.$ZodType>> | null => {
  const inner = plain(part);
  return inner instanceof z.ZodObject ? inner.shape : null;
};

const wordsOf = (part: z.core.$ZodType): readonly string[] => {
  const inner = plain(part);
  return inner instanceof z.ZodEnum ? inner.options.map(String) : [];
};
