// What does a failed check say to the person whose input it was? One sentence, with what is allowed.
import type { z } from 'zod';
import { didYouMean } from './nearest-word.ts';

const plainType: Readonly<Record<string, string>> = {
  object: 'a group of fields',
  record: 'a group of fields',
  array: 'a list',
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  null: 'null',
};

/** A longer list is not read to its end by who has been told the nearest word. */
const listed = 15;

const shown = (value: unknown): string => {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a group of fields';
  return typeof value === 'string' ? 'text' : JSON.stringify(value);
};

/**
 * Says what is wrong and what is allowed. The value itself is never repeated: it may be personal.
 * @param field how the reader knows the field: `contacts[0].email`
 */
export const issueSentence = (issue: z.core.$ZodIssue, field: string, value?: unknown): string => {
  // Nothing stands around the whole: it has no name.
  if (field === '' && issue.code === 'invalid_type')
    return `It must be ${plainType[issue.expected] ?? issue.expected}, not ${shown(value ?? issue.input)}.`;
  switch (issue.code) {
    case 'invalid_type':
      return value === undefined && issue.input === undefined
        ? `"${field}" is missing: give ${plainType[issue.expected] ?? issue.expected}.`
        : `"${field}" must be ${plainType[issue.expected] ?? issue.expected}, not ${shown(value ?? issue.input)}.`;
    case 'invalid_value': {
      const allowed = issue.values.map(String);
      if (value === undefined)
        return `"${field}" is missing: give ${allowed.length === 1 ? '' : 'one of '}${allowed.join(', ')}.`;
      const written = typeof value === 'string' ? didYouMean(value, allowed) : '';
      if (written !== '' && allowed.length > listed)
        return `"${field}" is none of the words that are allowed.${written}`;
      return allowed.length === 1
        ? `"${field}" must be "${allowed.join()}".${written}`
        : `"${field}" must be one of ${allowed.join(', ')}.${written}`;
    }
    case 'too_small':
      return issue.origin === 'string'
        ? `"${field}" is empty: write something, or give null if nothing is known.`
        : `"${field}" is too small: at least ${String(issue.minimum)}${ofWhat(issue.origin)}.`;
    case 'too_big':
      return `"${field}" is too ${issue.origin === 'string' || issue.origin === 'array' ? 'long' : 'big'}: at most ${String(issue.maximum)}${ofWhat(issue.origin)}.`;
    case 'invalid_format':
      return `"${field}" is not written as ${formats[issue.format] ?? (issue.message.startsWith('Invalid') ? `the pattern ${issue.pattern ?? issue.format}` : issue.message)}.`;
    case 'unrecognized_keys': {
      const keys = issue.keys.map((key) => `"${key}"`).join(', ');
      return field === '' ? `There is no field ${keys}.` : `"${field}" has no field ${keys}.`;
    }
    case 'invalid_union': {
      if (!issue.message.startsWith('Invalid')) return `"${field}": ${issue.message}.`;
      const allowed = issue.errors
        .flat()
        .flatMap((inner) => (inner.code === 'invalid_value' ? inner.values : []));
      return allowed.length === 0
        ? `"${field}" has none of the forms that are allowed.`
        : `"${field}" must be one of ${allowed.map(String).join(', ')}.`;
    }
    case 'invalid_key':
    case 'invalid_element':
    case 'not_multiple_of':
    case 'custom':
      return field === '' ? `${issue.message}.` : `"${field}": ${issue.message}.`;
  }
};

const ofWhat = (origin: string): string => {
  if (origin === 'string') return ' characters';
  return origin === 'array' ? ' of them' : '';
};

const formats: Readonly<Record<string, string>> = {
  datetime: 'an instant in UTC with milliseconds, like 2026-01-05T09:00:00.000Z',
  date: 'a day, like 2026-01-05',
  uuid: 'a UUID, like 0199c0de-0000-7000-8000-000000000000',
  email: 'an e-mail address',
};
