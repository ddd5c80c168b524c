// What does a golden example hold of an event? Its data; the envelope is put around it in one place.
import type { EventOf, LeadEventType } from '../../../../events/lead-event.ts';

export type GoldenData<Type extends LeadEventType> = { readonly [Key in Type]: EventOf<Key>['data'] };
