// How do moves become a flow that never turns round? Who goes back, out or in again flows to or from a place of its own.
import type { Schemas } from '../client.ts';

type Move = Schemas['Moves']['moves'][number];

export interface Flow {
  readonly nodes: readonly FlowNode[];
  readonly links: readonly { readonly source: string; readonly target: string; readonly value: number }[];
}

export interface FlowNode {
  readonly id: string;
  readonly place: string;
  /** As which part of the flow it stands there: on the way, gone back to, gone out to, come again from. */
  readonly as: 'way' | 'back' | 'out' | 'again';
}

export const flowOf = (moves: readonly Move[]): Flow => {
  const nodes = new Map<string, FlowNode>();
  const nodeOf = (place: string, as: FlowNode['as']): string => {
    const id = `${as} ${place}`;
    nodes.set(id, { id, place, as });
    return id;
  };
  const links = moves.map(({ from, to, way, moves: value }) => ({
    source: nodeOf(from, isOnTheWay(from) ? 'way' : 'again'),
    target: nodeOf(to, way === 'back' ? 'back' : way === 'out' ? 'out' : 'way'),
    value,
  }));
  return { nodes: [...nodes.values()], links };
};

/** An order that was opened again comes again, like any other outcome. */
const isOnTheWay = (place: string): boolean =>
  ['obtain', 'evaluate', 'cross_verify', 'distribute', 'convert'].includes(place);
