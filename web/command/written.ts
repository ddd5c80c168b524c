// What does a form send? What was written into it, as its command's schema has it; what was left empty is left out.
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

const isList = (written: Written | undefined): written is readonly Written[] => Array.isArray(written);
export const isFields = (written: Written | undefined): written is WrittenFields =>
  typeof written === 'object' && !Array.isArray(written);
