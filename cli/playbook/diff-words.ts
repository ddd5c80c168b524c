// How does a change of a playbook read? One line each: `clocks.first_contact.target.A: 4h → 2h`.
import type { Change } from '../../doors/playbook/playbook-diff.ts';

export const changeInWords = ({ path, kind, before, after }: Change): string => {
  switch (kind) {
    case 'added':
      return `${path}: added ${value(after)}`;
    case 'removed':
      return `${path}: removed, was ${value(before)}`;
    case 'moved':
      return `${path}: moved from place ${value(before)} to ${value(after)}`;
    case 'changed':
      return `${path}: ${value(before)} → ${value(after)}`;
  }
};

const value = (written: unknown): string => {
  if (Array.isArray(written)) return `[${written.map(value).join(', ')}]`;
  if (typeof written === 'object' && written !== null)
    return `{ ${Object.entries(written)
      .map(([key, inner]) => `${key}: ${value(inner)}`)
      .join(', ')} }`;
  return String(written).trim();
};
