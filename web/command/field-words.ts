// What are fields and their options called? The contract has names; people have words, in their language.
import { useTranslation } from 'react-i18next';
import { spaced } from '../format.ts';
import type { Field } from './fields.ts';

export interface FieldWords {
  /** @param kind of the field: some names mean another thing by it */
  readonly label: (fieldName: string, kind: Field['kind']) => string;
  /** @param told what the contract says of the field, in English */
  readonly hint: (fieldName: string, told: string) => string;
  readonly option: (fieldName: string, option: string) => string;
}

/** Options that are words of the lifecycle elsewhere too. */
const vocabulary: Readonly<Record<string, string>> = {
  tier: 'tier',
  redirectTo: 'place',
  clock: 'clock',
  dimension: 'dimension',
};

export const useFieldWords = (): FieldWords => {
  const { t, i18n } = useTranslation();
  return {
    label: (fieldName, kind) => t([`field.${fieldName}.${kind}`, `field.${fieldName}`], spaced(fieldName)),
    hint: (fieldName, told) => t(`hint.${fieldName}`, i18n.language === 'en' ? forPeople(told) : ''),
    option: (fieldName, option) =>
      /^\d+$/u.test(option) ? option : t(`${vocabulary[fieldName] ?? 'word'}.${option}`, spaced(option)),
  };
};

/** Whoever writes a body by hand is told of null; in a form a field is left empty. */
export const forPeople = (told: string): string => told.replaceAll(/[;,]? ?\bnull: [^.;]*/giu, '');
