// What does a form send? What was written into it, as its command's schema has it; what was left empty is left out.
import { listAt, numberAt, textAt, valueAt } from '../value-at.ts';
import { majorOf, minorOf } from './amount.ts';
import type { Field } from './fields.ts';

/** As the form holds it: texts, and nested forms. */
export type Written = string | boolean | WrittenFields | readonly Written[];
export interface WrittenFields {
  readonly [name: string]: Written;
}

/** The body of the command. Whether it is right is for the API to say, field by field. */
export const bodyOf = (fields: readonly Field[], written: WrittenFields): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const value = valueOf(field, written[field.name]);
      return value === undefined ? [] : [[field.name, value]];
    }),
  );

const valueOf = (field: Field, written: Written | undefined): unknown => {
  switch (field.kind) {
    case 'flag':
      return written === true ? true : field.isNeeded ? false : undefined;
    case 'group': {
      const inner = isFields(written) ? bodyOf(field.fields, written) : {};
      if (Object.keys(inner).length > 0) return inner;
      return field.isNeeded ? inner : empty(field);
    }
    case 'list': {
      const items = isList(written) ? written : [];
      const values = items.map((item) => valueOf(field.of, item)).filter((value) => value !== undefined);
      return values.length > 0 || field.isNeeded ? values : undefined;
    }
    case 'money': {
      const [major, currency] = isFields(written)
        ? [textIn(written['major']), textIn(written['currency'])]
        : [];
      if (major === undefined || major === '') return empty(field);
      return { minor: minorOf(major, currency ?? ''), currency: currency ?? '' };
    }
    case 'person': {
      const personId = textIn(written);
      if (personId === '') return empty(field);
      return field.named === 'by-id' ? personId : { personId };
    }
    case 'choice': {
      const chosen = field.options.find((option) => String(option) === written);
      return chosen ?? empty(field);
    }
    case 'text':
    case 'long-text':
    case 'day':
    case 'instant':
    case 'number':
    case 'raw':
      return typeof written === 'string' && written.trim() !== ''
        ? plain(field.kind, written.trim())
        : empty(field);
  }
};

/** A field that must be there but may be nothing is told as nothing. */
const empty = ({ mustBeTold }: Field): null | undefined => (mustBeTold ? null : undefined);

const plain = (kind: 'text' | 'long-text' | 'day' | 'instant' | 'number' | 'raw', text: string): unknown => {
  switch (kind) {
    case 'number':
      // What is no number goes as it is: the API says so, at its field.
      return Number.isNaN(Number(text)) ? text : Number(text);
    case 'instant': {
      const at = new Date(text);
      return Number.isNaN(at.getTime()) ? text : at.toISOString();
    }
    case 'raw':
      return jsonOr(text);
    case 'text':
    case 'long-text':
    case 'day':
      return text;
  }
};

const jsonOr = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

const textIn = (written: Written | undefined): string => (typeof written === 'string' ? written.trim() : '');

const isList = (written: Written | undefined): written is readonly Written[] => Array.isArray(written);
export const isFields = (written: Written | undefined): written is WrittenFields =>
  typeof written === 'object' && !Array.isArray(written);

/** What a form shows of what is known already; undefined where there is nothing, or nothing that may be written back. */
export const writtenFrom = (fields: readonly Field[], known: unknown): WrittenFields =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const written = oneFrom(field, valueAt(known, field.name));
      return written === undefined ? [] : [[field.name, written]];
    }),
  );

/** They stand in place of what the reader may not see, or of what is gone. */
const closed: ReadonlySet<string> = new Set(['[not shown]', '[erased]']);

const oneFrom = (field: Field, known: unknown): Written | undefined => {
  switch (field.kind) {
    case 'group':
      return known === null || known === undefined ? undefined : writtenFrom(field.fields, known);
    case 'list':
      return listAt({ known }, 'known').flatMap((one) => oneFrom(field.of, one) ?? []);
    case 'money': {
      const [minor, currency] = [numberAt(known, 'minor'), textAt(known, 'currency')];
      return minor === null || currency === null ? undefined : { major: majorOf(minor, currency), currency };
    }
    case 'person':
      return textAt(known, 'personId') ?? textAt({ known }, 'known') ?? undefined;
    case 'flag':
      return known === true ? true : undefined;
    case 'instant':
      return typeof known === 'string' ? localInstant(known) : undefined;
    case 'text':
    case 'long-text':
    case 'day':
    case 'number':
    case 'raw':
    case 'choice': {
      const text = textAt({ known }, 'known');
      return text === null || closed.has(text) ? undefined : text;
    }
  }
};

/** As a form has it: by the clock of the device, to the minute. */
const localInstant = (at: string): string => {
  const date = new Date(at);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};
