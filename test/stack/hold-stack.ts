// A process that starts a stack, says where its servers are, and holds it until it is ended or killed.
import { cacheFolderOf, stateFolderOf } from '../../stack/folders.ts';
import { startStack } from '../../stack/stack.ts';

const { services, addresses } = await startStack({
  stateFolder: stateFolderOf(process.env),
  cacheFolder: cacheFolderOf(process.env),
  environment: process.env,
  detached: false,
  timeSkipping: false,
  report: () => {},
});
const pids = Object.values(services).map((service) => service?.pid);
console.log(JSON.stringify({ pids, addresses }));
setInterval(() => {}, 1_000);
