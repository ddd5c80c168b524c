// What happens between the command line and the exit code?
import { calledCommand } from './called-command.ts';
import { buildProgram } from './program.ts';
import { tellFailure } from './tell-failure.ts';

const words = process.argv.slice(2);

let called: readonly string[] = [];
try {
  const program = await buildProgram(words);
  called = calledCommand(program, words);
  await program.parseAsync(words, { from: 'user' });
} catch (failure) {
  process.exitCode = tellFailure(failure, { json: words.includes('--json'), called });
}
