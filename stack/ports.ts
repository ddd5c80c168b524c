// On which ports do the servers listen? The ones remembered, else the usual ones for people, else free ones.
import getPort, { clearLockedPorts } from 'get-port';
import { z } from 'zod';

export const Ports = z.object({
  temporal: z.number().int(),
  temporalUi: z.number().int(),
  kafka: z.number().int(),
  kafkaController: z.number().int(),
  postgres: z.number().int(),
});
export type Ports = z.infer<typeof Ports>;

export const USUAL_PORTS: Ports = {
  temporal: 7233,
  temporalUi: 8233,
  kafka: 9092,
  kafkaController: 9093,
  postgres: 5432,
};

/**
 * A free port for each, all different; the remembered one first, so that an address stays what it was.
 * Only `usual` offers the well-known ones: stacks of tests that start at one moment would all go for them.
 * Names in `inUse` keep their remembered port without a look: their server runs on it.
 */
export async function choosePorts(
  remembered: Ports | null,
  inUse: ReadonlySet<keyof Ports>,
  wish: 'usual' | 'any',
): Promise<Ports> {
  // get-port would hold back the ports of a stack that this process stopped a moment ago.
  clearLockedPorts();
  const taken = [...inUse].map((name) => remembered?.[name]).filter((port) => port !== undefined);
  const pick = async (name: keyof Ports): Promise<number> => {
    const before = remembered?.[name];
    if (before !== undefined && inUse.has(name)) return before;
    const wished = [before, wish === 'usual' ? USUAL_PORTS[name] : undefined].filter(
      (port) => port !== undefined,
    );
    const port = await getPort({ port: wished, exclude: taken });
    taken.push(port);
    return port;
  };
  return {
    temporal: await pick('temporal'),
    temporalUi: await pick('temporalUi'),
    kafka: await pick('kafka'),
    kafkaController: await pick('kafkaController'),
    postgres: await pick('postgres'),
  };
}

/** This port, or where it is taken any that is free. */
export const portNear = (wished: number): Promise<number> => {
  clearLockedPorts();
  return getPort({ port: wished });
};
