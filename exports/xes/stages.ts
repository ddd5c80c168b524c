// Where did a lead come, one place after the other? Read from what its events enter.
import { placeEntered } from '../../domain/evolve.ts';
import type { Place } from '../../events/vocabulary.ts';
import type { Life, LifeEvent } from '../lives.ts';

export interface Entered {
  readonly place: Place;
  /** UTC */
  readonly at: string;
  readonly by: LifeEvent;
}

/** Whatever a lead enters first, it was obtained on the way: it was there for no time. */
export const stagesOf = ({ events }: Life): readonly Entered[] =>
  events.flatMap((by): readonly Entered[] => {
    const place = placeEntered(by.event);
    if (place === null) return [];
    const entered = { place, at: by.event.time, by };
    return by.event.type === 'LeadObtained' && place !== 'obtain'
      ? [{ ...entered, place: 'obtain' }, entered]
      : [entered];
  });
