// What must a language say so that people can be told in it?
import type { LeadEventType } from '../../events/lead-event.ts';

export interface Words {
  /** The value of the `lang` attribute and of the header. */
  readonly tag: string;
  readonly events: Readonly<Record<LeadEventType, string>>;
  /** A clock that the language does not name keeps its own name. */
  readonly clocks: Readonly<Partial<Record<string, string>>>;
  readonly subject: {
    readonly single: (what: string, about: string) => string;
    readonly backlog: (count: number, about: string) => string;
    readonly summary: (count: number) => string;
    readonly digest: (count: number) => string;
    readonly test: string;
  };
  readonly greeting: (name: string) => string;
  readonly intro: Readonly<Record<'single' | 'backlog' | 'summary' | 'digest' | 'test', string>>;
  readonly clockAt: (clock: string, percent: number) => string;
  readonly fields: Readonly<
    Record<
      'customer' | 'product' | 'amount' | 'grade' | 'stage' | 'owner' | 'office' | 'when' | 'late' | 'lead',
      string
    >
  >;
  readonly stages: Readonly<Record<string, string>>;
  readonly lateBy: (hours: number, minutes: number) => string;
  readonly unknownCustomer: string;
  readonly next: (leadId: string) => string;
}
